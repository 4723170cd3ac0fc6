"""Turkish wording of every document; the keys are those of the English one."""

from __future__ import annotations

TURKISH = {
    # Labels
    "table": "Tablo",
    "figure": "Şekil",
    "vignette": "Vinyet",
    "note": "Not.",
    "to": "–",
    "to.words": " ile ",
    "session": "Seans",
    "sessions": "{n} seans",
    "sessions.1": "{n} seans",
    "turns": "{n} söz",
    "turns.1": "{n} söz",
    "count.1": "Bir",
    "count.2": "İki",
    "count.3": "Üç",
    "identifiable": "KİMLİK BİLGİSİ İÇERİR: GERÇEK ADLAR GİZLENMEMİŞTİR",
    "title": "Seanstan Seansa {cause} ile {effect}",
    "title.many": "Seans Puanları ve Zaman İçindeki Sıraları",
    "title.scores": "Seanstan Seansa Puanlar",
    "title.study": "Bir Olgu Çalışması",
    "byline": "thirdear {version} tarafından çalışmanın kayıtlarından yazılmış taslak",
    "invented": ("Bu belgedeki bütün vakalar, konuşanlar, seanslar ve kodlayıcılar uydurmadır."),
    # Speakers
    "who.therapist": "terapist",
    "who.client": "çocuk ya da danışan",
    "who.parent": "ebeveyn",
    "who.mother": "anne",
    "who.father": "baba",
    "who.other": "başka biri",
    "who.action": "eylem",
    "of.therapist": "terapiste ait",
    "of.client": "danışana ait",
    "of.parent": "ebeveyne ait",
    "of.other": "diğer kişilere ait",
    "of.action": "eylem olan",
    "of.all": "bütün konuşanlara ait",
    # Headings
    "method": "Yöntem",
    "method.cases": "Katılımcılar ve Tedavi",
    "method.measures": "Ölçme Araçları",
    "method.raters": "İşlem ve Güvenirlik",
    "method.disguise": "Etik ve Kimliğin Gizlenmesi",
    "method.analysis": "Veri Analizi",
    "results": "Bulgular",
    "results.scores": "Seans Puanları",
    "results.tests": "Öncelik Testleri",
    "clinical": "Klinik Analiz",
    "limits": "Sınırlılıklar",
    "references": "Kaynaklar",
    "appendix": "Ek",
    "appendix.codebooks": "Kod Kitapları",
    "appendix.agreement": "Kodlayıcılar Arası Uyum",
    "appendix.scores": "Bütün Seans Puanları",
    "appendix.provenance": "Kaynak Bilgisi",
    # The method section, cases
    "cases.one": (
        "{case} için transkripti olan {n:w} seans vardır ({range}; {turns} söz, {words} sözcük)."
    ),
    "cases.one.1": (
        "{case} için transkripti olan tek seans vardır ({range}; {turns} söz, {words} sözcük)."
    ),
    "cases.gap": "{case} için şu seansların transkripti yoktur: {list}.",
    "cases.gap.1": "{case} için şu seansın transkripti yoktur: {list}.",
    "cases.kept": (
        "Transkriptler içe aktarıldıkları biçimde, sözcüğü sözcüğüne saklanmıştır ve her birinin "
        "bir sağlama değeri vardır. Seanslar tarihle değil numarayla anılır."
    ),
    # The method section, measures
    "measures.intro": "Kodlar, puanlama maddeleri ve puanların kaynağı: {list}.",
    "measures.intro.codes": "Kodların ve puanların kaynağı: {list}.",
    "measures.intro.items": "Puanlama maddelerinin ve puanların kaynağı: {list}.",
    "measures.intro.scores": "Puanların kaynağı: {list}.",
    "measures.code": ("Kodlama, bir kodun transkriptteki bir söze bir kez verilmesidir."),
    "measures.item": "Puanlama, bir maddenin bütün seans için aldığı tek değerdir.",
    "measures.codebook": "{name} (sürüm {version}; {source})",
    "measures.kinds": (
        "Kodlama, bir kodun transkriptteki bir söze bir kez verilmesidir; puanlama, "
        "bir maddenin bütün seans için aldığı tek değerdir. Biri hiçbir zaman ötekine çevrilmez."
    ),
    "measures.score": "{score}: {rule}.",
    "measures.text": "{scores}: transkriptten sayılan değerler.",
    "measures.imported": "{scores}: tablo olarak içe aktarılan diziler.",
    "rule.count": "{codes} için kodlama sayısı",
    "rule.per_100_turns": "{speaker} 100 söz başına, {codes} için kodlama sayısı",
    "rule.per_1000_words": "{speaker} 1000 sözcük başına, {codes} için kodlama sayısı",
    "rule.per_10_minutes": "10 dakika başına, {codes} için kodlama sayısı",
    "rule.share_of_segments": "{speaker} sözler içinde, {either} taşıyanların oranı",
    "rule.mean_value": "{codes} için verilen değerlerin ortalaması",
    "rule.max_value": "{codes} için verilen en yüksek değer",
    "rule.sum_value": "{codes} için verilen değerlerin toplamı",
    "rule.distinct_codes": "{codes} arasından verilen farklı kodların sayısı",
    "rule.any": "{either} verilmişse 1, değilse 0",
    "rule.share_of_tags": "{among} için verilen bütün kodlar arasında {codes} oranı",
    "rule.mean": "{codes} için ortalama{reversed}",
    "rule.sum": "{codes} için toplam{reversed}",
    "rule.mean_present": (
        "{codes} arasından en düşük değerin üzerinde puanlananların ortalaması{reversed}"
    ),
    "rule.similarity": "{codes} ile yapılan Q-sıralamasının bir prototiple Pearson r değeri",
    "rule.maximum": "{codes} arasında en yüksek değer{reversed}",
    "rule.present": "{codes} arasından en düşük değerin üzerinde puanlananların sayısı",
    "rule.mean_of_scores": "{codes} ortalaması",
    "rule.sum_of_scores": "{codes} toplamı",
    "rule.beside": " (yalnız {either} kodunu da taşıyan sözler sayılır)",
    "rule.reversed": " (ters maddeler önce çevrilir)",
    "rule.imported": "tablo olarak içe aktarılan bir dizi",
    "rule.text": "transkriptten sayılan bir değer",
    "rule.other": "{codes} için “{rule}” kuralı",
    "of.codes": "{n:w} kod",
    "of.items": "{n:w} puanlama maddesi",
    "of.scores": "{n:w} puan",
    # The method section, raters
    "raters.intro": "Seansları {count} kodlayıcı, her biri kendi turunda kodlamıştır:",
    "raters.intro.1": "Seansları {count} kodlayıcı kodlamıştır:",
    "raters.one": "Kodlayıcı {number} ({sessions} seansın {finished} tanesi)",
    "raters.finished": (
        "Bir seansın puanı, ancak kodlayıcı o seansı tümüyle bitirdiğini belirttiyse vardır; "
        "öbür seanslarda puan sıfır değil, kayıptır."
    ),
    "raters.imported": "Puanlar tablo olarak içe aktarılmıştır.",
    "raters.text": "Puanlar transkriptlerden sayılmıştır.",
    "raters.both": "Puanlar tablo olarak içe aktarılmış ya da transkriptlerden sayılmıştır.",
    "combine.mean": ("Bir seansın puanı, o seansı tamamlayan bütün kodlayıcıların ortalamasıdır."),
    "combine.main": "Puanlar ana kodlayıcınındır; diğer kodlayıcılar güvenirlik içindir.",
    "combine.consensus": "Puanlar kodlayıcıların uzlaşı turundan gelir.",
    "combine.one": "Puanlar tek bir kodlayıcınındır.",
    "raters.varied": (
        "Bir puanın dayandığı kodlayıcı sayısı {low:w} ile {high:w} arasında değişmiştir."
    ),
    "agreement.scores": (
        "Seans puanlarında kodlayıcılar arası uyum, sınıf içi korelasyonlarla ve %95 güven "
        "aralıklarıyla hesaplanmıştır [@shrout1979]: {list}."
    ),
    "agreement.one": "{score}, {values}, {n:w} seans",
    "agreement.table": "Her kod ve puan için uyum değerleri ektedir.",
    "agreement.table.codes": "Her kod için uyum değerleri ektedir.",
    "agreement.table.scores": "Her puan için uyum değerleri ektedir.",
    "agreement.family": "{name}: herhangi bir kod",
    "agreement.codes.title": "Kodlarda Kodlayıcılar Arası Uyum",
    "agreement.codes.description": (
        "Her satır bir kod: kappa, aralık, uyum yüzdesi, taban oranı, söz sayısı."
    ),
    "agreement.codes.cohen": "κ, Cohen’in kappasıdır [@cohen1960].",
    "agreement.codes.fleiss": "κ, Fleiss’in kappasıdır [@fleiss1971].",
    "agreement.codes.both": (
        "κ, iki kodlayıcının karşılaştırıldığı yerde Cohen’in [@cohen1960], daha çoğunun "
        "karşılaştırıldığı yerde Fleiss’in kappasıdır [@fleiss1971]."
    ),
    "agreement.codes.note": (
        "Birimler, karşılaştırılan kodlayıcıların tamamladığı seanslarda kodun ait olduğu "
        "konuşanın sözleridir; taban oranı, var diyen kodlamaların payıdır."
    ),
    "agreement.note.dash": "Çizgi (—), hesaplanamayan bir değeri gösterir.",
    "agreement.scores.title": "Seans Puanlarında Kodlayıcılar Arası Uyum",
    "agreement.scores.description": (
        "Her satır bir puan: aralıklarıyla iki sınıf içi korelasyon, seans sayısı."
    ),
    "agreement.scores.note": (
        "Mutlak uyum için iki yönlü rastgele sınıf içi korelasyonlar: tek kodlayıcı (2,1) ve "
        "kodlayıcıların ortalaması (2,k) [@shrout1979]. Birimler seanslardır."
    ),
    "agreement.sorts.title": "Q-Sıralamalarında Kodlayıcılar Arası Uyum",
    "agreement.sorts.description": (
        "Her satır bir Q-sıralaması: aralıklarıyla ortalama Q korelasyonu ve Spearman-Brown "
        "güvenirliği, seans sayısı."
    ),
    "agreement.sorts.note": (
        "r, bir seansın sıralamalarında her iki kodlayıcının Pearson korelasyonlarının "
        "ortalamasıdır; Spearman–Brown formülü kodlayıcıların ortalamasının güvenirliğini "
        "verir. Aralıklar seanslar üzerinden bootstrap ile bulunmuştur."
    ),
    # The method section, disguise
    "disguise.names": (
        "Çalışmanın listelediği adlar ve kimlik bilgileri ({n:w} kayıt) bu belge yazılırken "
        "değiştirilmiş, bitmiş belge bunlar için yeniden taranmıştır."
    ),
    "disguise.names.1": (
        "Çalışmanın listelediği tek ad bu belge yazılırken değiştirilmiş, bitmiş belge bu ad için "
        "yeniden taranmıştır."
    ),
    "disguise.none": "Her sözcük transkriptteki gibidir; hiçbir ad değiştirilmemiştir.",
    "disguise.all": (
        "Konuşanlar rollerini gösteren harflerle anılır. Bu işlem takma ad kullanımıdır, "
        "anonimleştirme değildir: vakayı bilen biri onu tanıyabilir."
    ),
    "disguise.off": (
        "Bu kopya açık bir tercihle, kimlik gizlenmeden yazılmıştır. Gerçek adlar dahil olmak "
        "üzere transkriptteki sözleri içerir; başkasına verilmek için değildir."
    ),
    "disguise.letters": (
        "Konuşanlar rollerini gösteren harflerle anılır; vakayı bilen biri onu tanıyabilir."
    ),
    # Results
    "scores.text.alone": "{tables} her seansın puanlarını gösterir.",
    "scores.text.alone.many": "{tables} her seansın puanlarını gösterir.",
    "scores.text": "{tables} her seansın puanlarını, {figures} puanların seyrini gösterir.",
    "scores.text.many": "{tables} her seansın puanlarını, {figures} puanların seyrini gösterir.",
    "scores.title": "Seans Puanları: {cases}",
    "scores.note": "{scores}.",
    "scores.note.before": "Puanların tanımları {table} altındadır.",
    "scores.note.dash": "Çizgi (—), puanı olmayan seansı gösterir.",
    "scores.missing": "{case} için transkripti olan şu seansların puanı yoktur: {list}.",
    "scores.missing.1": "{case} için transkripti olan şu seansın puanı yoktur: {list}.",
    "scores.partly": "{case} için şu seanslarda {score} puanı yoktur: {list}.",
    "scores.partly.1": "{case} için şu seansta {score} puanı yoktur: {list}.",
    "scores.description": "Her satır bir seans, her sütun bir vakanın bir puanıdır.",
    "spread": "Ort. (SS)",
    "figure.title": "{scores}: {cases}",
    "figure.note": "Her puanın kendi paneli vardır.",
    "figure.note.gaps": "Gri şeritler puanı olmayan seanslardır; çizgi orada kesilir.",
    "figure.note.marks": "Üçgenler ve noktalı çizgiler vinyetlerin (V) seanslarını gösterir.",
    "figure.note.breaks": "Kesik çizgiler, bildirilen bir aradan sonraki seansın önündedir.",
    "alt.case": "{case}, {first}–{last}. seanslar.",
    "alt.case.one": "{case}, Seans {session}.",
    "alt.series": (
        "{score}: ilk {start}, son {end}, en düşük {low} (seans {low_at}), en yüksek {high} (seans "
        "{high_at})."
    ),
    "alt.series.flat": "{score}: her seansta {start}.",
    "alt.series.one": "{score}: yalnız seans {low_at} için, {start}.",
    "alt.series.none": "{score}: hiçbir seansta puan yok.",
    "alt.gaps": "Puanı olmayan seanslar: {list}.",
    "alt.gaps.1": "Puanı olmayan seans: {list}.",
    "alt.marked": "Vinyet seansları: {list}.",
    "alt.marked.1": "Vinyet seansı: {list}.",
    "alt.figure": "İki panelli çizgi grafik.",
    "alt.figure.many": "Her vaka için iki panelli çizgi grafik.",
    "tests.text": "{table} iki yöndeki testleri verir.",
    # Clinical analysis
    "vignettes.letters": (
        "Söz numaraları transkriptteki numaralardır; harfler konuşanları gösterir."
    ),
    "vignettes.italics": "Eğik yazılanlar söylenmemiştir.",
    "vignettes.coded": "Kenarda o söze verilen kodlar yazılıdır.",
    "vignettes.comments": "O söze verilen kodlar açıklamalarda yazılıdır.",
    "vignettes.fraction": "Kodun ardındaki kesir, kodu kaç kodlayıcının verdiğini gösterir.",
    "beside": "{vignettes}, örneklediği bulgunun yanında yer alır.",
    "beside.many": "{vignettes}, örnekledikleri bulguların yanında yer alır.",
    "beside.chosen": "{vignettes}, {case} için bu bulguyu örneklemek üzere seçilmiştir.",
    "beside.chosen.many": "{vignettes}, {case} için bu bulguyu örneklemek üzere seçilmiştir.",
    "beside.verdicts": "{vignettes}, {case} için bu puanların kodlarını taşıyan bir bölümdür.",
    "beside.verdicts.many": (
        "{vignettes}, {case} için bu puanların kodlarını taşıyan bölümlerdir."
    ),
    "beside.ruptures": "{vignettes}, {case} için böyle bir seanstan bir bölümdür.",
    "beside.ruptures.many": "{vignettes}, {case} için böyle seanslardan bölümlerdir.",
    "beside.gains": "{vignettes}, {case} için ani bir kazanımın yanındaki seanstan bir bölümdür.",
    "beside.gains.many": (
        "{vignettes}, {case} için ani kazanımların yanındaki seanslardan bölümlerdir."
    ),
    "vignette.place": "{case}, Seans {session}, Söz {first}–{last}",
    "vignette.place.one": "{case}, Seans {session}, Söz {first}",
    "vignette.criterion": "Neden bu bölüm.",
    "vignette.lead": (
        "Bu seansta: {scores}. Gösterilen {turns:w} sözün {tagged:w} tanesi kod taşır."
    ),
    "vignette.lead.all": "Bu seansta: {scores}. Gösterilen {tagged:w} sözün hepsi kod taşır.",
    "vignette.lead.none": "Bu seansta: {scores}.",
    "vignette.lead.coded": "Bu seansta: {scores}. Gösterilen tek söz kod taşır.",
    "vignette.score": "{score} {value} (Ort. = {mean})",
    "vignette.coded": "Kodlar",
    "vignette.commentary": "Yorum.",
    "vignette.description": "Her satırda söz numarası, konuşan, metin ve kodlar.",
    "vignette.beside": "Her satırda söz numarası, konuşan, metin, çevirisi ve kodlar.",
    "vignette.legend": "{letter} = {who}",
    # Limits
    "limit.precedence": (
        "Testler nedenden değil, öncelikten söz eder. Bir puanın ötekinden önce gelmesi bir nedene "
        "benzer; ama ikisine farklı zamanlarda ulaşan üçüncü bir etki de aynı görünür."
    ),
    "limit.short": (
        "Diziler kısadır ({range}). Kararın kuralı ve {family:w} test için düzeltme altında, beş "
        "çalışmanın dördünde saptanabilmesi için bir etkinin açıklaması gereken pay, kalan "
        "varyansın yaklaşık %{least} kadarıdır; reddetmeyen bir test, etkinin yokluğu hakkında az "
        "şey söyler."
    ),
    "limit.trend": (
        "Puanlardaki eğilimler öncelik gibi görünebilir. Karar; eğilimsiz, doğrusal ve karesel "
        "eğilimli denklemleri birlikte sorar; iki puanın kısa süreli ortak düşüşü kapsanmaz."
    ),
    "limit.declared": (
        "Gecikme ve eğilim, bildirilen hipotezlerinkidir; gecikme aranmamıştır. İşlem günlüğü bir "
        "hipotezin ne zaman girildiğini gösterir, yazanın verileri görüp görmediğini göstermez."
    ),
    "limit.searched": (
        "Gecikme önceden belirtilmemiş, aranmıştır; bildirilen *p* değeri aramanın bütününe aittir "
        "ve bulgunun başka verilerde yinelenmesi gerekir."
    ),
    "limit.difference": (
        "Bir testin bir vakada reddetmesi, başka bir vakada reddetmemesi, vakalar arasındaki bir "
        "farkın testi değildir."
    ),
    "limit.one_rater": (
        "Bütün değerlendirmeleri tek bir kişi yapmıştır; bu nedenle uyum hakkında bir şey bilinmez."
    ),
    "limit.vignettes": (
        "Vinyetler puanların nelerden oluştuğunu gösterir. Yanlarında belirtilen ölçütlere göre "
        "seçilmişlerdir ve tek başlarına bir şey kanıtlamazlar."
    ),
    "limit.vignettes.words": (
        "Vinyetler, yanlarında belirtilen ölçütlere göre seçilmiştir ve tek başlarına bir şey "
        "kanıtlamaz."
    ),
    "limit.invented": (
        "Veriler örnek çalışma için uydurulmuştur; bu belgedeki hiçbir şey bir kişiye ilişkin "
        "bulgu değildir."
    ),
    # Appendix
    "codebook.about": "Sürüm {version}. İzin: {permission} Kaynak: {source}",
    "codebook.title": "Kodlar: {name}",
    "items.title": "Puanlama Maddeleri: {name}",
    "codebook.description": (
        "Her satır, ailesi ve kimin sözleri için olduğuyla birlikte bir koddur."
    ),
    "items.description": "Her satır ölçeğiyle birlikte bir maddedir.",
    "column.code": "Kod",
    "column.family": "Aile",
    "column.speaker": "Kimin sözleri",
    "column.item": "Madde",
    "column.scale": "Ölçek",
    "column.reversed": "Ters",
    "yes": "evet",
    "no": "hayır",
    "who.all": "bütün konuşanlar",
    "rules.title": "Puanların Kuralları",
    "rules.description": "Her satır, anahtarı ve kuralıyla birlikte bir puandır.",
    "column.score": "Puan",
    "column.rule": "Kural",
    "provenance.title": "Bu Belgenin Kaynakları",
    "provenance.description": "Her satır bir bilgidir: yazılım, ayarlar, işlem günlüğünün uçları.",
    "column.interval": "%95 GA",
    "column.percent": "Uyum (%)",
    "column.base": "Taban oranı",
    "column.units": "Birim",
    "column.what": "Ne",
    "column.which": "Hangisi",
    "provenance.software": "Yazılım",
    "provenance.codebook": "Kod kitabı {key}",
    "provenance.version": "sürüm {version}",
    "provenance.transcripts": "Transkriptler",
    "provenance.tests": "Bootstrap",
    "provenance.draws": "{draws} çekiliş, tohum {seed}",
    "provenance.family": "Holm ailesi",
    "provenance.tests.count": "{n} test",
    "provenance.tests.count.1": "{n} test",
    "provenance.head": "İşlem günlüğü {replica}",
    "provenance.event": "{seq}. olay, SHA-256 {digest}",
    "provenance.note": (
        "İşlem günlüğünün son olayları, bu belgenin kayıtların hangi hâlinden yapıldığını "
        "gösterir: thirdear check şimdikileri yazar."
    ),
    "provenance.dated": "En yeni veri",
    "of.listed": " (ekte listelenmiştir)",
    "raters.all": "Bütün seansları {count} kodlayıcı, birbirinden bağımsız olarak kodlamıştır.",
    "raters.all.session": "Seansı bir kodlayıcı kodlamıştır.",
    "raters.all.1": "Bütün seansları {count} kodlayıcı kodlamıştır.",
}
