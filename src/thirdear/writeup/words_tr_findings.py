"""Turkish wording of outcome, process, verdicts, comparison, consent and the guideline."""

from __future__ import annotations

TURKISH_FINDINGS = {
    "title.part": "Başlık",
    "results.outcome": "Sonuç Ölçümleri",
    "results.process": "Evrelere Göre Süreç",
    "results.verdicts": "Kararlar ve Tek Seansların Etkisi",
    "results.loops": "Yön ve Döngü",
    "loops.text": "İki soru, tek yönlü testlerin ötesine geçer. Yön: standartlaştırılmış iki "
    "çapraz gecikme eşit midir? Döngü: iki yön de aynı işaretle anlamlı mıdır? İki seans "
    "üzerinden yol, kısa dizilerin yanlılığından arındırılmış iki çapraz gecikmenin çarpımıdır. "
    "Yeterli satır varsa iki denklem de karesel eğilim içerir; p değerleri bootstrap ile "
    "hesaplanmış, bütün hipotez ve vakalar üzerinden Holm yöntemiyle düzeltilmiştir.",
    "results.ruptures": "İttifakta Olası Kopuşlar",
    "ruptures.text": "Her seansın puanı, önceki seansa ve öteki bütün seansların eğilimine göre "
    "beklenenle karşılaştırıldı (silinmiş artık, tek yönlü, bir vakanın bütün seansları için "
    "Bonferroni ile %5). Sınırının altındaki bir seans olası bir kopmadır; okunması gerekir, "
    "henüz kopma değildir.",
    "ruptures.title": "{score} ve Altında Bir Seansın Olası Kopuş Sayıldığı Sınır",
    "ruptures.note": "Noktalar puanlar, kesik çizgi sınırdır. Üçgen, sınırın altındaki bir seansı "
    "gösterir.",
    "ruptures.note.none": "Noktalar puanlar, kesik çizgi sınırdır. Sınırın altında seans yoktur.",
    "alt.ruptures": "{cases} puanları seans seans, sınırlarıyla; {n} seans sınırın altında.",
    "alt.ruptures.0": "{cases} puanları seans seans, sınırlarıyla; sınırın altında seans yok.",
    "alt.ruptures.1": "{cases} puanları seans seans, sınırlarıyla; bir seans sınırın altında.",
    "results.phases": "Bildirilen Evrelerin Karşılaştırılması",
    "phases.text": "{table} tedavinin bildirilen her evresini bir öncekiyle karşılaştırır: bütün "
    "çiftlerin örtüşmezliği (NAP) [@parker2009], sonraki evrenin daha iyi olduğu seans çiftlerinin "
    "payıdır; Tau-U [@parker2011] önceki evrenin eğilimini çıkarır.",
    "phases.title": "Bildirilen Evrelerin Örtüşmezliği",
    "phases.description": "Her satır bir puan ve evre çifti: seans sayıları, NAP, Tau-U, p.",
    "phases.phases": "Evreler",
    "phases.n": "n",
    "phases.nap": "NAP [%95 GA]",
    "phases.note": "Çalışmanın bir sonuç ölçeği başka türlü belirtmedikçe yüksek puanlar iyi "
    "sayılmıştır. Seanslar bağımsız sayılır; süreklilik gösteren puanlarda aralıklar fazla dar, "
    "*p* değerleri fazla küçüktür.",
    "results.gains": "Ani Kazanımlar",
    "gains.text": "Ani kazanım [@tang1999], bir seanstan ötekine, ölçeğin en küçük güvenilir "
    "değişimi kadar, önceki puanın en az dörtte biri kadar ve önceki ile sonraki seanslar arasında "
    "yayılımlarından beklenenden büyük olan değişimdir.",
    "gains.one": "{case}, {score}: {session} ile {next} numaralı seanslar arasında ({values}).",
    "results.cases": "Vakalar Birlikte",
    "forest.title": "Vakalarda {cause} Puanlarını İzleyen {effect}",
    "forest.note": "Noktalar vakaların, kısa dizilerin yanlılığından arındırılmış çapraz "
    "gecikmeleri, çizgiler %95 aralıklarıdır; baklava, REML ile hesaplanan ortalama ve Hartung ile "
    "Knapp’ın aralığıdır.",
    "forest.axis": "{cause} bir birim arttığında {effect} değişimi",
    "forest.mean": "ortalama",
    "alt.forest": "{n} vakanın ve ortalamalarının ({value}) orman grafiği.",
    "results.comparison": "Vakaların Karşılaştırılması",
    "appendix.guideline": "Kanıta Dayalı Olgu Çalışması Denetim Listesi",
    "outcome.none": "Çalışmada sonuç ölçümü yoktur; sonuç hakkında bir şey söylenmemektedir.",
    "outcome.text": "{table} tedavi öncesi ve sonrası ölçümleri verir.",
    "outcome.title": "Sonuç Ölçümleri ve Güvenilir Değişim",
    "outcome.description": "Her satır bir vakanın bir ölçümü: önce, sonra, indeks, kesme, durum.",
    "outcome.case": "Vaka",
    "outcome.measure": "Ölçek",
    "outcome.pre": "Önce",
    "outcome.post": "Sonra",
    "outcome.rci": "GDİ",
    "outcome.cutoff": "Kesme puanı",
    "outcome.status": "Durum",
    "outcome.note": (
        "GDİ, güvenilir değişim indeksidir [@jacobson1991]: değişim bölü √2 *SS* √(1 − *r*); iki "
        "yönde de 1,96’nın ötesinde güvenilirdir."
    ),
    "outcome.constants": "{name}: SS = {sd}, r = {r}; iyi olan: {better}; kaynak: {source}.",
    "outcome.cut": "{name} kesme puanının kaynağı: {source}.",
    "outcome.lacking": (
        "{list} için SS ve güvenirlik bilinmediğinden güvenilir değişim hesaplanmamıştır."
    ),
    "outcome.dash": "Çizgi (—), eksik olan ya da hesaplanamayan bir değeri gösterir.",
    "outcome.text.figure": (
        "{table} tedavi öncesi ve sonrası ölçümleri verir; {figure} bunları gösterir."
    ),
    "outcome.text.figures": (
        "{table} tedavi öncesi ve sonrası ölçümleri verir; {figure} bunları gösterir."
    ),
    "outcome.figure": "Sonuç Ölçümleri: {cases}",
    "outcome.figure.note": "Her ölçeğin ve bilgi verenin kendi paneli vardır.",
    "outcome.figure.band": (
        "Tedavi öncesi değerin çevresindeki gri şeridin ötesindeki bir değişim güvenilirdir."
    ),
    "outcome.figure.cutoff": "Kesik çizgiler kesme puanlarıdır.",
    "outcome.figure.alt": "Sonuç ölçümlerinin çizgi grafikleri, her biri bir panelde.",
    "outcome.figure.one": "{case}, {measure}: tedaviden önce {before}, sonra {after}",
    "outcome.figure.change": "{least} üzerindeki değişim güvenilir",
    "outcome.figure.line": "kesme puanı {line}",
    "outcome.before": "Önce",
    "outcome.after": "Sonra",
    "better.lower": "daha düşük",
    "better.higher": "daha yüksek",
    "status.recovered": "iyileşti",
    "status.improved": "düzeldi",
    "status.unchanged": "değişmedi",
    "status.deteriorated": "kötüleşti",
    "status.crossed without reliable change": "güvenilir değişim olmadan kesmeyi geçti",
    "process.text": "{table} tedavinin gidişini evrelere göre verir.",
    "process.text.many": "{table} tedavinin gidişini evrelere göre verir.",
    "process.title": "Evrelere Göre Tedavinin Gidişi, Ort. (SS)",
    "process.description": "Her satır bir vakanın bir evresi: seansları ve her sütunda bir puan.",
    "process.phase": "Evre",
    "process.sessions": "Seanslar",
    "process.early": "ilk üçte bir",
    "process.middle": "orta üçte bir",
    "process.late": "son üçte bir",
    "process.note": (
        "Üçte birler, ilk transkriptten sonuncusuna seans numaralarının üçte birleridir."
    ),
    "process.note.declared": "Evreler bildirilmiş olanlardır.",
    "process.note.both": (
        "Evreler bildirilmiş olanlardır; bildirilmeyen yerde ilk transkriptten sonuncusuna seans "
        "numaralarının üçte birleridir."
    ),
    "process.note.short": "{cases} için seans sayısı üçte birlere yetmez.",
    "process.note.short.many": "{cases} için seans sayısı üçte birlere yetmez.",
    "process.note.gaps": "Puanı olmayan seanslar sayılmaz.",
    "process.note.dash": "Çizgi (—), puanı olmayan evreyi gösterir.",
    "influence": (
        "Bulgu tek bir seansa dayanmıyor: hangisi çıkarılırsa çıkarılsın kararın *p* değeri en çok "
        "{high}. *F* en çok {session} numaralı seans çıkarıldığında düşüyor ({f} yerine {without}; "
        "*b* {b} yerine {left})."
    ),
    "influence.tiny": (
        "Bulgu tek bir seansa dayanmıyor: hangisi çıkarılırsa çıkarılsın kararın *p* değeri {high} "
        "kalıyor. *F* en çok {session} numaralı seans çıkarıldığında düşüyor ({f} yerine "
        "{without}; *b* {b} yerine {left})."
    ),
    "influence.lost": (
        "Bulgu {lost} numaralı seansa dayanıyor: o olmadan karar reddetmiyor (*p* en çok {high}). "
        "*F* en çok {session} numaralı seans çıkarıldığında düşüyor ({f} yerine {without}; *b* {b} "
        "yerine {left})."
    ),
    "treatment.fact": "{name}: {text}.",
    "treatment.held": (
        "{case}: kayda göre {held:w} seans yapılmış, {cancelled:w} seans iptal edilmiştir."
    ),
    "consent.stated": "Onam ({case}): {text}.",
    "consent.all": "Onam (bütün vakalar): {text}.",
    "consent.one": "Onam: {text}.",
    "raters.masked": (
        "Toplam {passes:w} turdan {masked:w} tanesinde seanslar, vaka ve numaraları görülmeden, "
        "karışık sırayla kodlanmıştır."
    ),
    "icc": "SKK",
    "raters.forwards": (
        "Toplam {passes:w} turdan {forwards:w} tanesinde bir vaka seans sırasıyla kodlanmıştır; "
        "sıra orada gizlenmemiştir."
    ),
    "raters.blind": (
        "Kodlayıcılar birbirinin çalışmasını görmeden kodlamıştır; {passes:w} turdan "
        "{opened:w} tanesi bunu bittikten sonra görmüştür."
    ),
    "second": (
        "Bu seansların {n:w} tanesinin ikinci bir transkripti, burada kullanılanla noktalamaya "
        "bakılmadan sözcük sözcük karşılaştırılmıştır. Sözcük hata oranı %{rate} "
        "bulunmuştur{range} ({list}; {words} sözcük, değişik: {substituted}, eksik: {omitted}, "
        "fazla: {added})."
    ),
    "second.1": (
        "Bu seanslardan birinin ikinci bir transkripti, burada kullanılanla noktalamaya "
        "bakılmadan sözcük sözcük karşılaştırılmıştır. Sözcük hata oranı %{rate} bulunmuştur "
        "({list}; {words} sözcük, değişik: {substituted}, eksik: {omitted}, fazla: {added})."
    ),
    "second.spread": ", seanslara göre %{low} ile %{high} arası",
    "second.role": "{name}: %{rate}",
    "raters.model": (
        "Bu kodlayıcılardan biri, laboratuvarın kendi bilgisayarında sıcaklık 0 ile çalışan "
        "{model} adlı dil modelidir; modele kod kitabının tanımlarıyla ve takma adlarla her "
        "seferinde tek bir birim ya da seans sorulmuştur."
    ),
    "raters.trained": "Önce {n:w} kodlayıcı, uzlaşılmış bir kaynağa göre eğitim almıştır.",
    "raters.agreed": "Bağımsız turlardan sonra {n:w} seansta uzlaşıya varılmıştır.",
    "guideline.title": "Kanıta Dayalı Bir Olgu Çalışmasının Bildirdikleri",
    "guideline.description": "Her satır bir gerek: karşılanıp karşılanmadığı ve eldeki.",
    "guideline.note": (
        "Psychotherapy dergisinin (APA 29. Bölüm) gereklerine göre. Bir programın bilemeyeceğini "
        "yazar yanıtlar."
    ),
    "guideline.column.what": "Gerek",
    "guideline.column.state": "Durum",
    "guideline.column.held": "Eldeki",
    "guideline.met": "karşılandı",
    "guideline.missing": "eksik",
    "guideline.author": "yazara kalıyor",
    "guideline.least": "vaka başına en az {n}",
    "guideline.some": "{n} vakanın {some} tanesinde",
    "guideline.outcomes": "En az iki standart sonuç ölçeği",
    "guideline.change": "Klinik olarak anlamlı değişim (güvenilir değişim indeksi)",
    "guideline.process": "En az üç kez uygulanan bir süreç ölçeği",
    "guideline.reliability": "Kodlayıcılar arası uyum",
    "guideline.vignettes": "Sözcüğü sözcüğüne vinyetler",
    "guideline.treatment": "Danışan ve tedavinin tanıtımı",
    "guideline.consent": "Onamın belirtilmesi",
    "guideline.independent": "Sürecin terapistçe kodlanmamış olması",
    "guideline.recognise": "Danışan ya da bir yakını kendini tanır mı?",
    "limit.power": (
        "Bu dizilerin beş çalışmanın dördünde gösterebileceği en küçük etkiler [@cohen1988] "
        "{least} büyüklüğünde bir kısmi *R*² değeridir; daha küçükleri büyük olasılıkla gözden "
        "kaçar."
    ),
    "limit.reliability": (
        "Uyum şu puanlarda düşüktü: {list}. Kötü ölçülen bir şeyin her şeyle ilişkisi zayıf "
        "görünür."
    ),
    "limit.reliability.one": "{score}, SKK(2,k) = {value}",
    "limit.gaps": "Kayıp seanslar, dizilerde olabilecek geçişlerin {n} tanesine mal olmuştur.",
    "treatment.held.all": "{case}: kayıttaki {held:w} seansın hepsi yapılmıştır.",
    "treatment.held.one": "{case}: kayıttaki tek seans yapılmıştır.",
    "raters.blind.all": "Kodlayıcılar birbirinin çalışmasını görmeden kodlamıştır.",
    "raters.masked.all": ("Seanslar, vaka ve numaraları görülmeden, karışık sırayla kodlanmıştır."),
    "raters.forwards.all": ("Seanslar kendi sıralarıyla kodlanmıştır; sıra gizlenmemiştir."),
    "raters.trained.1": "Önce {n:w} kodlayıcı, uzlaşılmış bir kaynağa göre eğitim almıştır.",
    "raters.agreed.1": "Bağımsız turlardan sonra {n:w} seansta uzlaşıya varılmıştır.",
}
