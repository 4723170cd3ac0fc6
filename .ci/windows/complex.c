/* The complex functions of C99 as Windows' C runtime exports them, which wine 8 lacks and numpy and scipy need.

   Microsoft's _Dcomplex and _Fcomplex are plain structures in the calling convention, unlike C's own complex
   numbers; its long double is a double. */

#include <complex.h>

typedef struct { double part[2]; } Double;
typedef struct { float part[2]; } Float;

static double complex of_double(Double z) { return __builtin_complex(z.part[0], z.part[1]); }
static double complex of_float(Float z) { return __builtin_complex((double)z.part[0], (double)z.part[1]); }
static Double to_double(double complex z) { return (Double){{creal(z), cimag(z)}}; }
static Float to_float(double complex z) { return (Float){{(float)creal(z), (float)cimag(z)}}; }

#define COMPLEX(name) \
    Double own_##name(Double z) { return to_double(name(of_double(z))); } \
    Float own_##name##f(Float z) { return to_float(name(of_float(z))); } \
    Double own_##name##l(Double z) { return to_double(name(of_double(z))); }
#define REAL(name) \
    double own_##name(Double z) { return name(of_double(z)); } \
    float own_##name##f(Float z) { return (float)name(of_float(z)); } \
    double own_##name##l(Double z) { return name(of_double(z)); }

REAL(cabs) REAL(carg) REAL(creal) REAL(cimag)
COMPLEX(cexp) COMPLEX(clog) COMPLEX(csqrt) COMPLEX(conj) COMPLEX(cproj)
COMPLEX(csin) COMPLEX(ccos) COMPLEX(ctan) COMPLEX(casin) COMPLEX(cacos) COMPLEX(catan)
COMPLEX(csinh) COMPLEX(ccosh) COMPLEX(ctanh) COMPLEX(casinh) COMPLEX(cacosh) COMPLEX(catanh)

Double own_cpow(Double z, Double w) { return to_double(cpow(of_double(z), of_double(w))); }
Float own_cpowf(Float z, Float w) { return to_float(cpow(of_float(z), of_float(w))); }
Double own_cpowl(Double z, Double w) { return to_double(cpow(of_double(z), of_double(w))); }
