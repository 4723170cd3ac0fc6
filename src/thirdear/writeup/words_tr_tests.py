"""The Turkish wording about the precedence tests: how they were made, and their table.

A key that ends in ``.weeks`` is the form where lags count weeks, in ``.mixed`` where some do.
"""

from __future__ import annotations

TURKISH_TESTS = {
    # The method section, analysis
    "analysis.test": (
        "Öncelik, her vakada iki yönde, tek denklemli Granger *F* testiyle [@granger1969] "
        "sınanmıştır: bir seansın sonuç puanı, {lag} kendi değerine ve neden puanına göre "
        "yordanmıştır; denklemin eğilim terimi: {trend}. Sıfır hipotezi, neden puanının hiçbir şey "
        "eklemediğidir. Gecikmesi kayıp bir seansın üzerinden geçen seanslar dışarıda "
        "bırakılmıştır."
    ),
    "analysis.test.weeks": (
        "Öncelik, her vakada iki yönde, tek denklemli Granger *F* testiyle [@granger1969] hafta "
        "hafta sınanmıştır: bir takvim haftasının sonuç puanı (haftada birden çok seans varsa "
        "ortalaması), {lag} kendi değerine ve neden puanına göre yordanmıştır; denklemin eğilim "
        "terimi: {trend}. Sıfır hipotezi, neden puanının hiçbir şey eklemediğidir. Gecikmesi "
        "puansız bir haftanın üzerinden geçen haftalar dışarıda bırakılmıştır."
    ),
    "analysis.test.mixed": (
        "Öncelik, her vakada iki yönde, tek denklemli Granger *F* testiyle [@granger1969] "
        "sınanmıştır: bir seansın, gecikmesi hafta olarak sayılan hipotezlerde ise bir takvim "
        "haftasının sonuç puanı, {lag} kendi değerine ve neden puanına göre yordanmıştır; "
        "denklemin eğilim terimi: {trend}. Sıfır hipotezi, neden puanının hiçbir şey "
        "eklemediğidir. Gecikmesi kayıp bir seansın ya da haftanın üzerinden geçen satırlar "
        "dışarıda bırakılmıştır."
    ),
    "analysis.lag": "önceki {n} seanstaki",
    "analysis.lag.1": "bir önceki seanstaki",
    "analysis.lag.weeks": "önceki {n} haftadaki",
    "analysis.lag.weeks.1": "bir önceki haftadaki",
    "analysis.lag.mixed": "önceki {n} seanstaki ya da haftadaki",
    "analysis.lag.mixed.1": "bir önceki seanstaki ya da haftadaki",
    "analysis.lags": "önceki bir ya da daha çok seanstaki (sayısı tablodadır)",
    "analysis.lags.weeks": "önceki bir ya da daha çok haftadaki (sayısı tablodadır)",
    "analysis.lags.mixed": (
        "önceki bir ya da daha çok seanstaki ya da haftadaki (sayısı tablodadır)"
    ),
    "trend.none": "yok",
    "trend.linear": "seans numarasına göre doğrusal",
    "trend.linear.weeks": "haftaya göre doğrusal",
    "trend.linear.mixed": "seans numarasına ya da haftaya göre doğrusal",
    "trend.quadratic": "seans numarasına göre doğrusal ve karesel",
    "trend.quadratic.weeks": "haftaya göre doğrusal ve karesel",
    "trend.quadratic.mixed": "seans numarasına ya da haftaya göre doğrusal ve karesel",
    "trend.several": "her hipotezin kendi bildirdiği",
    "analysis.bootstrap": (
        "*F* dağılımından gelen *p* değerinin yanında, kısıtlı model altında artıkların "
        "özyinelemeli bootstrap yönteminden [@davison1997] bir *p* değeri alınmıştır; çekiliş "
        "sayısı {draws}, tohum {seed}: katsayılar en küçük karelerin kısa dizilerdeki "
        "yanlılığından arındırılmış; bir seansın artık çiftleri √(*n* / (*n* − *k*)) ile "
        "genişletilip merkezlenerek birlikte çekilmiştir. Karar, bir başka *p* değerine dayanır: "
        "eğilimsiz, doğrusal ve karesel eğilimli üç denklemin ortalama *F* değerinin, karesel "
        "eğilimli tek bir sıfır süreci altındaki *p* değeri; artık çiftleri, beklenen puanı en "
        "yakın olan üçte birlik seanslardan gelir. İki puanın herhangi bir seanstaki ortak "
        "basamağı, üçüncü ve dördüncü kuvvet, başka ortak eğilimler olarak denenmiş; biri "
        "görüldüğünde onu içeren denklemlerin de anlamlı olması istenmiştir. *b* için verilen "
        "aralık, %5 düzeyinde bir bootstrap testinin reddetmediği bütün değerleri içerir."
    ),
    "analysis.holm": (
        "Kararın *p* değerleri, yapılabilen bütün testler ({n:w} test: hipotezler × yönler × "
        "vakalar) üzerinden Holm yöntemiyle [@holm1979] düzeltilmiştir. Kısmi *R*², kalan "
        "varyansın neden puanınca açıklanan payıdır."
    ),
    "analysis.declared": (
        "{cause} ve {effect} hakkındaki hipotez (gecikme {lag}; eğilim: {trend}) çalışmanın "
        "işlem günlüğüne {date} tarihinde, {sessions} seansın {judged} tanesi çalışmada "
        "kodlanmışken girilmiştir."
    ),
    "analysis.declared.weeks": (
        "{cause} ve {effect} hakkındaki hipotez (gecikme {lag}, hafta olarak; eğilim: {trend}) "
        "çalışmanın işlem günlüğüne {date} tarihinde, {sessions} seansın {judged} tanesi "
        "çalışmada kodlanmışken girilmiştir."
    ),
    "analysis.declared.none": (
        "{cause} ve {effect} hakkındaki hipotez (gecikme {lag}; eğilim: {trend}) çalışmanın "
        "işlem günlüğüne {date} tarihinde, çalışmada hiçbir seans kodlanmadan girilmiştir."
    ),
    "analysis.declared.all": (
        "{cause} ve {effect} hakkındaki hipotez (gecikme {lag}; eğilim: {trend}) çalışmanın "
        "işlem günlüğüne {date} tarihinde, bütün seanslar çalışmada kodlandıktan sonra "
        "girilmiştir."
    ),
    "analysis.declared.none.weeks": (
        "{cause} ve {effect} hakkındaki hipotez (gecikme {lag}, hafta olarak; eğilim: {trend}) "
        "çalışmanın işlem günlüğüne {date} tarihinde, çalışmada hiçbir seans kodlanmadan "
        "girilmiştir."
    ),
    "analysis.declared.all.weeks": (
        "{cause} ve {effect} hakkındaki hipotez (gecikme {lag}, hafta olarak; eğilim: {trend}) "
        "çalışmanın işlem günlüğüne {date} tarihinde, bütün seanslar çalışmada kodlandıktan "
        "sonra girilmiştir."
    ),
    "analysis.declared.many": (
        "Şu hipotezler (her birinde gecikme {lag}; eğilim: {trend}) çalışmanın işlem günlüğüne "
        "{date} tarihinde, {sessions} seansın {judged} tanesi çalışmada kodlanmışken girilmiştir: "
        "{list}."
    ),
    "analysis.declared.many.weeks": (
        "Şu hipotezler (her birinde gecikme {lag}, hafta olarak; eğilim: {trend}) çalışmanın işlem "
        "günlüğüne {date} tarihinde, {sessions} seansın {judged} tanesi çalışmada kodlanmışken "
        "girilmiştir: {list}."
    ),
    "analysis.declared.many.none": (
        "Şu hipotezler (her birinde gecikme {lag}; eğilim: {trend}) çalışmanın işlem günlüğüne "
        "{date} tarihinde, çalışmada hiçbir seans kodlanmadan girilmiştir: {list}."
    ),
    "analysis.declared.many.none.weeks": (
        "Şu hipotezler (her birinde gecikme {lag}, hafta olarak; eğilim: {trend}) çalışmanın işlem "
        "günlüğüne {date} tarihinde, çalışmada hiçbir seans kodlanmadan girilmiştir: {list}."
    ),
    "analysis.declared.many.all": (
        "Şu hipotezler (her birinde gecikme {lag}; eğilim: {trend}) çalışmanın işlem günlüğüne "
        "{date} tarihinde, bütün seanslar çalışmada kodlandıktan sonra girilmiştir: {list}."
    ),
    "analysis.declared.many.all.weeks": (
        "Şu hipotezler (her birinde gecikme {lag}, hafta olarak; eğilim: {trend}) çalışmanın işlem "
        "günlüğüne {date} tarihinde, bütün seanslar çalışmada kodlandıktan sonra girilmiştir: "
        "{list}."
    ),
    "analysis.withdrawn": (
        "{cause} ve {effect} hakkındaki bir hipotez (gecikme {lag}; eğilim: {trend}) çalışmanın "
        "işlem günlüğüne {date} tarihinde girilmiş, {withdrawn} geri çekilmiştir; test "
        "edilmemiştir."
    ),
    "analysis.withdrawn.weeks": (
        "{cause} ve {effect} hakkındaki bir hipotez (gecikme {lag}, hafta olarak; eğilim: {trend}) "
        "çalışmanın işlem günlüğüne {date} tarihinde girilmiş, {withdrawn} geri çekilmiştir; test "
        "edilmemiştir."
    ),
    "analysis.withdrawn.on": "{date} tarihinde",
    "analysis.withdrawn.same": "aynı gün",
    "analysis.undated": "{cause} ve {effect} hakkındaki hipotez: gecikme {lag}; eğilim: {trend}.",
    "analysis.undated.weeks": (
        "{cause} ve {effect} hakkındaki hipotez: gecikme {lag}, hafta olarak; eğilim: {trend}."
    ),
    "analysis.undated.many": (
        "Şu hipotezlerin her birinde gecikme {lag}; eğilim: {trend}. Hipotezler: {list}."
    ),
    "analysis.undated.many.weeks": (
        "Şu hipotezlerin her birinde gecikme {lag}, hafta olarak; eğilim: {trend}. Hipotezler: "
        "{list}."
    ),
    "analysis.software": "Hesaplamada kullanılan yazılımlar: {list}.",
    "software.one": "{name} (sürüm {version}; {source})",
    # Results
    "tests.none": "Bildirilmiş bir hipotez olmadığından puanlar betimlenmiş, sınanmamıştır.",
    "tests.title": "İki Yönde Granger Testleri",
    "tests.description": (
        "Her satır bir test: yön, gecikme, F, serbestlik dereceleri, p değerleri, etki büyüklüğü, "
        "katsayı."
    ),
    "tests.direction": "Yön",
    "tests.lag": "Gecikme",
    "tests.df": "sd",
    "tests.ci": "[%95 GA]",
    "tests.boot": "bootstrap",
    "tests.verdict": "karar",
    "tests.holm": "Holm",
    "tests.partial": "Kısmi",
    "tests.refused": "Test edilmedi: {reason}",
    "tests.reason": "Neden",
    "tests.reasons.title": "Testlerin Hesaplanamama Nedenleri",
    "tests.reasons.description": "Her satır bir neden: vaka, yönler, gecikme, neden.",
    "tests.note": (
        "Bildirilen denklemin bootstrap *p* değeri ile üç denklemin birlikte verdiği karar *p* "
        "değeri {draws} çekilişten gelir; Holm karar değerini {n:w} test üzerinden düzeltir. *b*, "
        "neden puanı {lag} önce bir puan daha yüksek olduğunda sonuç puanının değişimi ve %95 "
        "güven aralığıdır."
    ),
    "tests.note.lag": "{n} seans",
    "tests.note.lag.1": "bir seans",
    "tests.note.lag.weeks": "{n} hafta",
    "tests.note.lag.weeks.1": "bir hafta",
    "tests.note.lag.mixed": "{n} seans ya da hafta",
    "tests.note.lag.mixed.1": "bir seans ya da hafta",
    "tests.note.lags": "belirtilen sayıda seans",
    "tests.note.lags.weeks": "belirtilen sayıda hafta",
    "tests.note.lags.mixed": "belirtilen sayıda seans ya da hafta",
    "tests.careful": "{case}: {list}",
    "tests.directions": "{list}: {warning}",
    "tests.gaps": (
        "{span} seansın {count} tanesinde puan eksiktir; bu nedenle kurulabilecek {possible} seans "
        "eşleşmesinden {cost} tanesi kullanılamamıştır."
    ),
    "tests.gaps.weeks": (
        "{span} haftanın {count} tanesinde puan eksiktir; bu nedenle kurulabilecek {possible} "
        "hafta eşleşmesinden {cost} tanesi kullanılamamıştır."
    ),
    "tests.floor": "Şu puanlarda taban etkisi, en düşük değerin altında kalanı gizler: {list}.",
    "tests.ceiling": "Şu puanlarda tavan etkisi, en yüksek değerin üstünde kalanı gizler: {list}.",
    "tests.distinct": (
        "Şu puanlarda seansların çoğu aynı değerde olduğundan sonucu birkaç seans belirler: {list}."
    ),
    "tests.coarse": "{score} ({count} seansın {most} tanesinde {value})",
    "tests.coarse.weeks": "{score} ({count} haftanın {most} tanesinde {value})",
    "tests.icc.one": (
        "Kodlayıcılardan {raters:w} tanesinin birlikte kodladığı {n} seansta tek bir kodlayıcının "
        "puanlarının güvenirliği: {list}."
    ),
    "tests.icc.mean": (
        "Kodlayıcılardan {raters:w} tanesinin birlikte kodladığı {n} seansta ortalamalarının "
        "güvenirliği: {list}."
    ),
    "tests.icc.one.score": "{score}, SKK(2,1) = {value}{interval}",
    "tests.icc.mean.score": "{score}, SKK(2,k) = {value}{interval}",
    "tests.hidden": (
        "Bu güvenirlik ve kalıcılıktaki puanlar, gerçekte 0,20 olan bir kısmi *R*² değerini "
        "yaklaşık {low} olarak gösterir; bu nedenle saptanmayan bir etki az şey kanıtlar."
    ),
    "tests.hidden.range": (
        "Bu güvenirlik ve kalıcılıktaki puanlar, gerçekte 0,20 olan bir kısmi *R*² değerini "
        "yaklaşık {low} ile {high} arasında gösterir; bu nedenle saptanmayan bir etki az şey "
        "kanıtlar."
    ),
    "tests.past": (
        "Bu güvenirlikteki puanlarla sonuç puanının önceki değeri hatalı ölçülür; bu, gerçekte "
        "olmayan bir önceliğin görünmesine yol açabilir."
    ),
    "analysis.none.made": (
        "İki yönde öncelik testleri bildirilmiş, ama hiçbiri hesaplanamamıştır; nedenleri {table} "
        "verir."
    ),
}
