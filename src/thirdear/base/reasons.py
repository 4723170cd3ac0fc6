"""Why the operating system could not do something, in English and Turkish."""

from __future__ import annotations

import errno

from thirdear.model.language import Both

_TURKISH = {
    errno.ENOENT: "böyle bir dosya ya da klasör yok",
    errno.EACCES: "izin yok",
    errno.EPERM: "buna izin verilmiyor",
    errno.EISDIR: "bu bir klasör",
    errno.ENOTDIR: "yolun bir parçası klasör değil",
    errno.EEXIST: "aynı adla bir dosya zaten var",
    errno.ENOSPC: "diskte yer kalmadı",
    errno.EDQUOT: "disk kotası doldu",
    errno.EROFS: "dosya sistemi salt okunur",
    errno.ENAMETOOLONG: "dosya adı çok uzun",
    errno.EINVAL: "bu ad geçersiz",
    errno.ELOOP: "bağlantılar birbirine dönüyor",
    errno.EBUSY: "başka bir program kullanıyor",
    errno.ETXTBSY: "başka bir program kullanıyor",
    errno.EMFILE: "çok fazla açık dosya var",
    errno.EFBIG: "dosya çok büyük",
    errno.EIO: "diskten okunamıyor ya da diske yazılamıyor",
    errno.ENOTEMPTY: "klasör boş değil",
    errno.EXDEV: "başka bir diskte",
    errno.ENODEV: "böyle bir aygıt yok",
    errno.ENXIO: "böyle bir aygıt yok",
    errno.ETIMEDOUT: "zamanında yanıt gelmedi",
    errno.ESTALE: "ağdaki klasörle bağlantı koptu",
}


def reason(error: OSError) -> Both:
    """Return the reason of an error of the operating system; a rare one has its number in Turkish.

    The English one is the system's own.
    """
    english = error.strerror or "unreadable"
    number = error.errno
    unknown = "okunamıyor" if number is None else f"işletim sistemi hatası {number}"
    return english, _TURKISH.get(number or 0, unknown)
