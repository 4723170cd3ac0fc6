"""Turkish headings of a paper's parts, and prompts for what only a person can write."""

from __future__ import annotations

TURKISH_PARTS = {
    "abstract": "Özet",
    "abstract.other": "Abstract",
    "impact": "Klinik Önem",
    "introduction": "Giriş",
    "contents": "İçindekiler",
    "discussion": "Tartışma",
    "tables": "Tablolar",
    "figures": "Şekiller",
    "hypotheses.title": "Hipotezler",
    "hypotheses.one": "{cause} ile {effect}",
    "hypotheses.text": (
        "Çalışma şunların zaman içindeki sırasını sorar: {list}. Birinin puanının yüksek olduğu "
        "seansları ötekinin de yüksek olduğu seanslar izliyor mu? Soru iki yönde sorulmuştur."
    ),
    "hypotheses.text.many": (
        "Çalışma şu puan çiftlerinin zaman içindeki sırasını sorar: {list}. Bir çiftte birinin "
        "puanının yüksek olduğu seansları ötekinin de yüksek olduğu seanslar izliyor mu? Soru iki "
        "yönde sorulmuştur."
    ),
    "write.authors": "Yazarlar ve kurumları, derginin istediği biçimde.",
    "write.note": "Yazar notu: ORCID numaraları, destek, çıkar çatışması, yazışma adresi.",
    "write.abstract": (
        "En çok 250 sözcüklük özet: soru, vaka ya da vakalar, yöntem, sayılarıyla temel bulgular "
        "ve bunlardan çıkan sonuç."
    ),
    "write.abstract.other": "İngilizce özet (Abstract), en çok 250 sözcük, anahtar sözcükleriyle.",
    "write.keywords": "Anahtar sözcükler: üç ile beş arası.",
    "write.impact": (
        "Soru, bulgular, anlamları ve sonraki adımlar: araştırmacı olmayan bir klinisyenin "
        "anlayacağı iki ile dört cümle."
    ),
    "write.background": "Soru hakkında bilinenler, dayandığı kuram ve eksik olan.",
    "write.aims.one": (
        "Bu vaka soruyu neden yanıtlayabilir; puanları görmeden önce ne bekliyordunuz?"
    ),
    "write.aims": (
        "Bu vakalar soruyu neden yanıtlayabilir; puanları görmeden önce ne bekliyordunuz?"
    ),
    "write.client": (
        "{case}: yaş aralığı, başvuru nedeni, öykü, aile ve tedaviye geliş yolu. Başvuru sorunu "
        "neydi?"
    ),
    "write.treatment": (
        "Tedavi: model, ortam, sıklık, süre, ebeveynlerle çalışma, süpervizyon; terapistler: "
        "eğitim, deneyim, çalışmayla ilişkileri."
    ),
    "write.outcome.one": (
        "Danışanın tedavi sonunda ve izlemde nasıl olduğu, kayıtta bulunmayan yönleriyle."
    ),
    "write.outcome": (
        "Danışanların tedavi sonunda ve izlemde nasıl olduğu, kayıtta bulunmayan yönleriyle."
    ),
    "write.consent": "{case} için onam: kimin verdiği ve ne biçimde.",
    "write.ethics": "Etik kurul, karar numarası ve onamın nasıl alındığı.",
    "write.raters": (
        "Kodlayıcılar kimdi, nasıl eğitildiler, hipotezler ve sonuç hakkında ne biliyorlardı?"
    ),
    "write.raters.one": (
        "Kodlayıcı kimdi, nasıl eğitildi, hipotezler ve sonuç hakkında ne biliyordu?"
    ),
    "write.formulation": "{case}: formülasyon ve tedavinin gidişi, sözcüklerle.",
    "write.discussion": "Sayısız tek bir paragrafta: ne bulundu ve soruyu nasıl yanıtlıyor?",
    "write.convergence": (
        "Sayıların ve klinik malzemenin nerede birleştiği, nerede ayrıldığı ve başka nasıl "
        "açıklanabileceği."
    ),
    "write.limits": (
        "Öteki sınırlılıklar: bu desenin, bu ortamın ve bu kodlayıcıların gösteremeyeceği."
    ),
    "write.limits.one": (
        "Öteki sınırlılıklar: bu desenin, bu ortamın ve bu kodlayıcının gösteremeyeceği."
    ),
    "write.limits.none": "Öteki sınırlılıklar: bu desenin ve bu ortamın gösteremeyeceği.",
    "write.implications": (
        "Bir terapistin bundan sonra neyi farklı yapabileceği ve sıradaki soru."
    ),
    "write.named": "Yazılacak: {what}",
}
