"""Turkish wording of the preregistration sheet and of the audit trail."""

from __future__ import annotations

TURKISH_TRAIL = {
    "appendix.preregistration": "Ön Kayıt Formu",
    "prereg.byline": "thirdear {version} tarafından çalışmanın işlem günlüğünden yazıldı",
    "prereg.intro": (
        "Bu form, çalışmanın işlem günlüğünde bildirilmiş olanları, her bildirimin zamanı ve o ana "
        "kadar kodlanmış seansların sayısıyla birlikte verir. Günlükteki kayıtlar iz bırakmadan "
        "değiştirilemez ve geriye tarihlenemez."
    ),
    "prereg.hypotheses": "Bildirilen Hipotezler",
    "prereg.hypotheses.table": "Bildirilmiş Hipotezler",
    "prereg.hypotheses.description": (
        "Her satır bir hipotezdir: puanlar, gecikme, eğilim, bildirim zamanı, o ana kadar "
        "kodlanmış seanslar."
    ),
    "prereg.column.pair": "Hipotez",
    "prereg.column.lag": "Gecikme",
    "prereg.column.trend": "Eğilim",
    "prereg.column.smallest": "En küçük etki",
    "prereg.column.declared": "Bildirim",
    "prereg.column.judged": "O ana kadar kodlanan",
    "prereg.column.when": "Ne zaman",
    "prereg.column.what": "Ne oldu",
    "prereg.column.reason": "Gerekçe",
    "prereg.lag.sessions": "{n} seans",
    "prereg.lag.sessions.1": "{n} seans",
    "prereg.lag.weeks": "{n} hafta",
    "prereg.lag.weeks.1": "{n} hafta",
    "prereg.none": "yok",
    "prereg.linear": "doğrusal",
    "prereg.quadratic": "karesel",
    "prereg.least": "{n}",
    "prereg.judged": "{n} seans",
    "prereg.judged.1": "{n} seans",
    "prereg.when": "{day} {time}",
    "prereg.note": ("Saatler UTC’dir. Bir kodlayıcının bitirdiği seans kodlanmış sayılır."),
    "prereg.note.smallest": (
        "Saatler UTC’dir. Bir kodlayıcının bitirdiği seans kodlanmış sayılır. Önemsenen en "
        "küçük etki, birinci puandaki bir birim için ikinci puanın birimiyle verilir ve bu yön "
        "için geçerlidir."
    ),
    "prereg.rule.title": "Karar Kuralı",
    "prereg.rule": (
        "Her hipotez, her vakada iki yönde, bildirilen gecikme ve eğilimle tek denklemli Granger "
        "*F* testiyle [@granger1969] sınanır. Karar tek bir *p* değerine dayanır: eğilimsiz, "
        "doğrusal ve karesel eğilimli üç denklemin ortalama *F* değerinin, karesel eğilimli tek "
        "bir sıfır süreci altında bootstrap ile bulunan *p* değeri [@davison1997]. Bu denklemler "
        "için kullanılabilir seans yetmezse bildirilen denklemin *p* değeri belirler. İki puan "
        "başka bir eğilimi ya da bir basamağı paylaşıyor görünürse onu içeren denklemlerin de "
        "anlamlı olması gerekir. Bir soru, ancak bu *p* değeri bildirilen bütün testler "
        "(hipotezler × yönler × vakalar) üzerinden Holm yöntemiyle [@holm1979] düzeltildiğinde α = "
        "{alpha} altında kalırsa bulunmuş sayılır. Bunların dışında sınanan her şey keşfedicidir."
    ),
    "prereg.assumed": (
        "Testlerin varsayımları: bir vakanın puanları, denklemdeki eğilimin çevresinde ya da "
        "bildirilmiş bir aradan sonra başka bir düzeyde, baştan sona aynı doğrusal denkleme uyar; "
        "aynı sayıdaki gecikmeler eşit uzunluktadır; ayrı seansların artıkları birbirinden "
        "bağımsızdır ve yayılımları yalnız beklenen puana bağlıdır; iki puandan da önce gelen "
        "üçüncü bir süreç yoktur. Testler nedenselliği değil, zamanda önceliği gösterir."
    ),
    "prereg.changes": "Değişiklikler ve Geri Çekmeler",
    "prereg.changes.table": "Bütün Bildirimler ve Geri Çekmeler",
    "prereg.changes.description": (
        "Her satır işlem günlüğünün bir kaydıdır: zaman, yapılan, hipotez, kodlanmış seanslar, "
        "gerekçe."
    ),
    "prereg.question": "{direction}; gecikme {lag}; eğilim {trend}",
    "prereg.what.declared": "Bildirildi",
    "prereg.what.withdrawn": "Geri çekildi",
    "prereg.what.again": "Yeniden bildirildi",
    "prereg.instruments": "Ölçme Araçları ve Puanlar",
    "prereg.there": (
        "Kod kitapları, sürümleri ve puan kuralları yukarıda, Kod Kitapları başlığı altındadır."
    ),
    "prereg.combine.mean": "Seans puanı, seansı bitiren bütün kodlayıcıların ortalamasıdır.",
    "prereg.combine.main": ("Puanlar ana kodlayıcınındır; ötekiler güvenirlik için kullanılır."),
    "prereg.combine.consensus": "Puanlar kodlayıcıların uzlaşısından gelir.",
    "prereg.combine.one": "Puanlar tek bir kodlayıcınındır.",
    "prereg.sample": "Vakalar ve Seanslar",
    "write.planned": (
        "Planlanan vaka ve seans sayısı, bu sayının gösterebileceği etki (bkz. thirdear hypothesis "
        "plan) ve veri toplamanın ne zaman biteceği."
    ),
    "write.excluded": (
        "Hangi vakaların ya da seansların dışarıda bırakılacağı; buna kimin, hangi kurala göre "
        "karar vereceği."
    ),
    # Audit trail
    "appendix.audit": "Denetim İzi",
    "audit.intro": (
        "Aşağıdakilerin hepsi, her işlemi zamanıyla saklayan işlem günlüğünden okunmuştur; geri "
        "alınanlar sayılmaz, günler UTC’ye göredir."
    ),
    "audit.imported": "Transkriptler ({sessions}) {first} ile {last} arasında içe aktarılmıştır.",
    "audit.imported.day": "Transkriptler ({sessions}) {first} günü içe aktarılmıştır.",
    "audit.removed": "{first} ile {last} arasında çalışmadan çıkarılan: {sessions}.",
    "audit.removed.day": "{first} günü çalışmadan çıkarılan: {sessions}.",
    "audit.corrected": ("Transkript düzeltmeleri: {n} ({sessions}), {first} ile {last} arasında."),
    "audit.corrected.day": "Transkript düzeltmeleri: {n} ({sessions}), {first} günü.",
    "audit.uncorrected": "Geri alınan düzeltmeler: {n}.",
    "audit.passes": "Kim, Neyi, Ne Zaman Kodladı",
    "audit.passes.description": (
        "Her satır bir kodlayıcının bir turudur: kodlanan, puanlanan ve bitirilen seanslar, "
        "ilk ve son gün, başkalarının değerlendirmelerinin görülüp görülmediği."
    ),
    "audit.column.rater": "Kodlayıcı",
    "audit.column.coded": "Kodlanan seans",
    "audit.column.rated": "Puanlanan seans",
    "audit.column.finished": "Bitirilen",
    "audit.column.days": "Günler",
    "audit.column.blind": "Başkalarının çalışması",
    "audit.column.day": "Gün",
    "audit.column.what": "Ne oldu",
    "audit.rater": "Kodlayıcı {rater}",
    "audit.round": "Kodlayıcı {rater}, {number}. tur",
    "audit.on": "{first}",
    "audit.days": "{first} – {last}",
    "audit.training": "eğitim turu",
    "audit.blind": "hiç görmedi",
    "audit.alone": "başka kodlayıcı yok",
    "audit.opened": "{day} gününden beri açık",
    "audit.masked": "seanslar maskeli adlarla, karışık sırada",
    "audit.note": (
        "Kodlanan ve puanlanan seanslar, içine bir şey girilmiş olanlardır; sayılan, bitirilmiş "
        "olanlardır."
    ),
    "audit.note.coded": (
        "Kodlanan seanslar, içine bir şey girilmiş olanlardır; sayılan, bitirilmiş olanlardır."
    ),
    "audit.note.rated": (
        "Puanlanan seanslar, içine bir şey girilmiş olanlardır; sayılan, bitirilmiş olanlardır."
    ),
    "audit.note.raters": "Kodlayıcılar çalışmadaki sıralarına göre numaralanmıştır.",
    "audit.changed": (
        "{who}: başkalarının çalışması açıldıktan sonra yapılan değişiklik sayısı {n}."
    ),
    "audit.unchanged": (
        "{who}, başkalarının çalışması açıldıktan sonra hiçbir şeyi değiştirmemiştir."
    ),
    "audit.reopened": "{who}, bitmiş {n:w} seansı yeniden açmıştır.",
    "audit.reopened.1": "{who}, bitmiş {n:w} seansı yeniden açmıştır.",
    "audit.unfinished.1": (
        "{who} bir seansı bitirmemiştir ({list}); bu seans bu kodlayıcı için sayılmaz."
    ),
    "audit.unfinished.session": "{case}, seans {list}",
    "audit.unfinished": (
        "{who} şu seansları bitirmemiştir: {list}; bunlar bu kodlayıcı için sayılmaz."
    ),
    "audit.unfinished.one": "{case} için {n:w} seans ({list})",
    "audit.decided": (
        "Uzlaşı kararları: her biri gerekçesiyle {n} ({sessions}), {first} ile {last} arasında."
    ),
    "audit.decided.day": "Uzlaşı kararları: her biri gerekçesiyle {n} ({sessions}), {first} günü.",
    "audit.agreed": "{n:w} seansın uzlaşısı bitmiştir.",
    "audit.agreed.1": "{n:w} seansın uzlaşısı bitmiştir.",
    "audit.books": "Kod Kitapları ve Değişiklikleri",
    "audit.books.description": (
        "Her satır bir değişikliktir: günü, gelen sürüm ya da kodların ne olduğu."
    ),
    "audit.book.version": "{name}, sürüm {version}, eklendi",
    "audit.book.rename": "{codes} kodunun adı {name} oldu",
    "audit.book.merge": "{codes} kodları {name} altında birleştirildi",
    "audit.book.split": "{codes} kodu {name} olarak bölündü",
    "audit.book.unrecode": "Geri alındı: {codes} kodunun {name} olması",
    "checklist.jars-qual": "JARS-Qual Denetim Listesi",
    "checklist.jars-mixed": "JARS-Mixed Denetim Listesi",
    "checklist.scribe": "SCRIBE 2016 Denetim Listesi",
    "checklist.case": "CaSE Denetim Listesi",
    "checklist.coreq": "COREQ Denetim Listesi",
    "checklist.title": "Raporda Bulunanlar: {name}",
    "checklist.description": "Her satır bir madde: istenen, bulunduğu bölümler ve kime düştüğü.",
    "checklist.column.what": "Madde",
    "checklist.column.where": "Bölüm",
    "checklist.column.state": "Durum",
    "checklist.met": "yazıldı",
    "checklist.missing": "bu raporda yok",
    "checklist.author": "yazara kalıyor",
    "checklist.note.jars-qual": (
        "Nitel araştırmalar için makale raporlama ölçütlerine göre [@levitt2018]."
    ),
    "checklist.note.jars-mixed": (
        "Karma yöntem araştırmaları için makale raporlama ölçütlerine göre [@levitt2018]."
    ),
    "checklist.note.scribe": (
        "Tek denekli deneyler için yazılmış SCRIBE 2016 bildirgesine göre [@tate2016]; bu "
        "çalışma gözlemseldir."
    ),
    "checklist.note.case": "Olgu çalışması değerlendirme aracına göre [@kaluzeviciute2021].",
    "checklist.note.coreq": (
        "Görüşmeler için ölçütlere göre [@tong2007]; burada seanslara uygulandı."
    ),
    "checklist.note.pages": (
        "Sayfalar alandır: Word, hepsi seçilip F9 tuşuna basılınca onları doldurur."
    ),
    "checklist.page": "s.",
    "checklist.note": (
        "Maddeler kendi sözlerimizle yazılmıştır; geçerli olan yayımlanmış biçimleridir."
    ),
}
