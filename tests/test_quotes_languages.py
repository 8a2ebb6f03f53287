"""Who speaks, a table of sentences for each language: verbs before and behind, inversion, pronouns, dashes, nobody."""

import pytest

from tests.test_quotes import paragraphs
from tui_reader.quotes import quotes
from tui_reader.quotes.names.declension import is_form_of

SAID: dict[str, list[tuple[str, str | None]]] = {
    "nl": [
        ("“De pont vaart weer elke dag”, zei Anna de Wit.", "Anna de Wit"),
        ("Anna de Wit zegt: “De pont vaart weer elke dag.”", "Anna de Wit"),
        ("Volgens Jan Visser is “de pont al jaren veel te duur”.", "Jan Visser"),
        ("“De pont vaart weer elke dag”, aldus de wethouder.", "de wethouder"),
        ("Jan Visser wacht. “De pont vaart weer elke dag”, zei hij tevreden.", "Jan Visser"),
        ("“De pont vaart weer elke dag”, vertelde gisteren Jan Visser.", "Jan Visser"),
        ("De gemeente laat weten dat “de pont in juni weer vaart”.", "De gemeente"),
        ("“Het besluit is niet aan ons”, liet een woordvoerder van het ministerie weten.", "een woordvoerder"),
        ("In een verklaring schrijft het bedrijf: “De pont vaart weer elke dag.”", "het bedrijf"),
        ("Gevraagd naar de kosten zegt Henk Uil: “Dat weet nog niemand.”", "Henk Uil"),
        ("De “vliegende pont” vaart weer.", ""),
        ("Dora Visser wacht, Jan Mol lacht. “De pont vaart weer elke dag”, zei ze.", "Dora Visser"),
        ("De wethouder heeft eens gezegd: “De pont vaart weer elke dag.”", "De wethouder"),
        ("“De pont vaart weer elke dag”, heeft Anna de Wit geantwoord.", "Anna de Wit"),
        ("“De pont vaart weer elke dag!” las Trijn Visser haar moeder voor.", "Trijn Visser"),
        ("De kade was leeg. “De pont vaart weer elke dag”, zei ’t meisje.", "’t meisje"),
        ("De kade was leeg. 't Meisje riep: “De pont vaart weer elke dag.”", "'t Meisje"),
        ("De kade was leeg. “De pont vaart weer elke dag”, vroeg't kind.", "'t kind"),
        ("Hij tobt met wat Jan Visser noemt: “De pont vaart weer elke dag.”", "Jan Visser"),
        ("Toen liep zij, Trijn, naar de kade en zei: “De pont vaart weer elke dag.”", "Trijn"),
        ("In de haven werd geroepen: “De pont vaart weer elke dag.”", None),
    ],
    "sv": [
        ("”Färjan går igen varje dag”, säger Anna Lindqvist.", "Anna Lindqvist"),
        ("Anna Lindqvist säger: ”Färjan går igen varje dag.”", "Anna Lindqvist"),
        (
            "– Färjan går igen varje dag, säger Anna Lindqvist.\n\n– Det var på tiden! svarar Jan Åberg.",
            "Anna Lindqvist",
        ),
        ("Enligt Jan Åberg är färjan ”alldeles för dyr för oss alla”.", "Jan Åberg"),
        ("Jan Åberg väntar. ”Färjan går igen varje dag”, sade han glatt.", "Jan Åberg"),
        ("”Färjan går igen varje dag”, berättade rektorn.", "rektorn"),
        ("Båten heter ”Havets stjärna”.", ""),
        ("– Vi vet inte när färjan går, säger Anna Berg.", "Anna Berg"),
        ("– Vi har inte tid att vänta längre, säger kommunalrådet Karin Holm.", "Karin Holm"),
        ("– Då åt vi en gång om dagen, minns hon.", None),
        ("– Jag är rädd, medger kvinnan.", "kvinnan"),
        ("Försvarsminister Olof Kvist säger att ”ingen tänker backa från det här”.", "Olof Kvist"),
        ("– Färjor, bryggor och båtar.", ""),
    ],
    "da": [
        ("»Færgen sejler igen hver dag,« siger Anna Holm.", "Anna Holm"),
        ("Anna Holm siger: »Færgen sejler igen hver dag.«", "Anna Holm"),
        ("”Færgen sejler igen hver dag,” sagde Jens Dahl i går.", "Jens Dahl"),
        ("Ifølge Jens Dahl er færgen ”alt for dyr for os alle sammen”.", "Jens Dahl"),
        ("Jens Dahl venter. ”Færgen sejler igen hver dag,” sagde han glad.", "Jens Dahl"),
        ("”Færgen sejler igen hver dag,” forklarede borgmesteren.", "borgmesteren"),
        ("Båden hedder ”Havets stjerne”.", ""),
        ("– Vi ved ikke, hvornår færgen sejler, siger Anna Berg.", "Anna Berg"),
        ("- Jeg vil gerne løse problemerne, lyder det fra Mette Dahl.", "Mette Dahl"),
    ],
    "no": [
        ("«Ferjen går igjen hver dag», sier Anna Holm.", "Anna Holm"),
        ("Anna Holm sier: «Ferjen går igjen hver dag.»", "Anna Holm"),
        ("– Ferjen går igjen hver dag, sier Anna Holm.\n\n– Det var på tide! svarer Jens Dahl.", "Anna Holm"),
        ("Ifølge Jens Dahl er ferjen «altfor dyr for oss alle sammen».", "Jens Dahl"),
        ("Jens Dahl venter. «Ferjen går igjen hver dag», sa han glad.", "Jens Dahl"),
        ("«Ferjen går igjen hver dag», forklarte ordføreren.", "ordføreren"),
        ("Båten heter «Havets stjerne».", ""),
        ("– Vi har ikke tid til å vente lenger, sier ordfører Kari Holm (Ap).", "Kari Holm"),
        ("– Vi skal ut på sjøen igjen, sier fiskesjef i Fjordlaget, Anne Holm.", "Anne Holm"),
    ],
    "pl": [
        ("„Prom znowu pływa codziennie” – powiedziała Anna Nowak.", "Anna Nowak"),
        ("Anna Nowak powiedziała: „Prom znowu pływa codziennie”.", "Anna Nowak"),
        ("– Prom znowu pływa codziennie – mówi Anna Nowak.", "Anna Nowak"),
        ("Według Jana Kota prom jest „o wiele za drogi dla nas wszystkich”.", "Jana Kota"),
        ("„Prom znowu pływa codziennie” – dodał Piotr Kot.", "Piotr Kot"),
        ("„Prom znowu pływa codziennie” – podkreślił burmistrz.", "burmistrz"),
        ("Prom nie płynie „z powodu wiatru” – stwierdził bowiem, że morze jest zbyt wysokie.", ""),
        ("Łódź nosi nazwę „Gwiazda morza”.", ""),
        ("Jan Kot przyjechał rano. Zdaniem Jana Kota „prom dawno nadawał się do zamknięcia”.", "Jan Kot"),
        ("Kinga Wilk już była. Według Kingi Wilk „połowy wzrosły dwukrotnie w ciągu roku”.", "Kinga Wilk"),
        ("– Prom znowu pływa – deklaruje tymczasem Jan Kot.", "Jan Kot"),
        ("„Wtedy jedliśmy raz dziennie” – wspomina.", None),
        ("Rektor zaapelował do studentów: „Nie wierzcie plotkom, które krążą w sieci”.", "Rektor"),
        ("Innego zdania jest Paweł Kruk. – Trzeba dać jej czas – mówi Kruk.", "Paweł Kruk"),
    ],
    "cs": [
        ("„Přívoz zase jezdí každý den,“ řekla Anna Nováková.", "Anna Nováková"),
        ("Anna Nováková řekla: „Přívoz zase jezdí každý den.“", "Anna Nováková"),
        ("„Přívoz zase jezdí každý den,“ uvedl včera Jan Dvořák.", "Jan Dvořák"),
        ("Podle Jana Dvořáka je přívoz „pro nás všechny příliš drahý“.", "Jana Dvořáka"),
        ("„Přívoz zase jezdí každý den,“ dodal Petr Malý.", "Petr Malý"),
        ("„Přívoz zase jezdí každý den,“ vysvětlil starosta.", "starosta"),
        ("Loď se jmenuje „Hvězda moře“.", ""),
        ("Jan Novák přijel ráno. Podle Nováka „přívoz už dávno potřeboval opravu“.", "Jan Novák"),
        ("Eva Malá a Petr Malý přišli. Podle Petra Malého „přívoz už dávno potřeboval opravu“.", "Petr Malý"),
    ],
    "it": [
        ("«Il traghetto riparte ogni giorno», ha detto il sindaco Marco Rossi.", "Marco Rossi"),
        ("“Non abbiamo più tempo di aspettare”, ha fatto sapere Elena Bianchi.", "Elena Bianchi"),
        ("Elena Bianchi fa sapere che “i lavori finiranno entro giugno”.", "Elena Bianchi"),
        ("«È una ricerca agli inizi», fa notare il professor Ugo Ricci.", "Ugo Ricci"),
        ("A detta della direttrice Alina Grossi, «le lettere erano in un baule».", "Alina Grossi"),
        ("Secondo Giulia Conti «le catture sono raddoppiate in un anno».", "Giulia Conti"),
        ("Così il ministro Andrea Villa: «Nessuno intende tornare indietro».", "Andrea Villa"),
        ("Lo ha detto Irene Besi, spiegando che «siamo solo all'inizio degli aumenti».", "Irene Besi"),
        ("«Ho paura», ha ammesso la donna.", "la donna"),
        ("Vorrebbe sapere se «il traghetto è davvero tornato a navigare».", None),
        ("Il traghetto «Stella» riparte.", ""),
    ],
    "pt": [
        ("Conforme explicou Marta Grilo, “é só o começo dos aumentos”.", "Marta Grilo"),
        ("Na opinião do ministro Adão Belo, “a balsa volta na data prevista”.", "Adão Belo"),
        ("A balsa “Estrela” volta.", ""),
    ],
    "fr": [
        ("« Nous n'avons plus le temps d'attendre », a fait savoir Hélène Dupuis.", "Hélène Dupuis"),
        ("« Nous irons jusqu'au bout », fait savoir le ministère.", "le ministère"),
        ("Hélène Dupuis a fait valoir que « les clients n'ont rien perdu du tout ».", "Hélène Dupuis"),
    ],
    "ru": [
        ("Глеб Сомов дома. «Я думал, что не доеду, — вспоминает Сомов. — Дорогу замело».", "Глеб Сомов"),
        ("«Паром снова ходит каждый день», — сказал мэр города Иван Петров.", "Иван Петров"),
        ("По словам Ивана Петрова, «паром давно пора было закрыть на ремонт».", "Ивана Петрова"),
        ("Иван Петров приехал утром. По словам Петрова, «паром давно пора было закрыть».", "Иван Петров"),
        ("Анна Лебедева молчит. Со слов Анны Лебедевой, «волна дошла до второго этажа».", "Анна Лебедева"),
        ("По словам Ивана Петрова, паром стоит. «Мы ждали его тридцать лет», — добавил Петров.", "Ивана Петрова"),
        ("Пришли Иван Петров и Олег Петров. По словам Петрова, «паром давно пора было закрыть».", None),
        ("«Дело не в деньгах, — пояснил Кузнецов. — Дело в том, будет ли река».", "Кузнецов"),
        ("«Я никуда не уеду, — твёрдо сказала Мария Котова. — Это мой дом».", "Мария Котова"),
        ("Режиссёр Лев Гордин признаётся: «Я боялся этой пьесы двадцать лет».", "Лев Гордин"),
        ("В порту сообщили: «Данные клиентов не пострадали».", None),
        ("«Северный ветер» объявил о новых тарифах.", ""),
    ],
    "zh": [
        ("王小明说：“渡轮终于又每天开了。”", "王小明"),
        ("“渡轮终于又每天开了，”李华表示。", "李华"),
        ("市长张伟强调：“这条路已经重新开放。”", "张伟"),
        ("“渡輪終於又每天開了。”陳大文指出。", "陳大文"),
        ("他说：“渡轮终于又每天开了。”", None),
        ("刘洋告诉记者：“我们等了很多年才等到它。”", "刘洋"),
        ("“渡轮终于又每天开了。”在林镇，海丰公司董事长杨立辉当面告诉笔者。天黑了。", "杨立辉"),
        ("“渡轮终于又每天开了。”海丰董事长张立荣对笔者坦承。", "张立荣"),
        ("李明介绍说：“渡轮终于又每天开了。”", "李明"),
        ("王文教授表示，“渡轮终于又每天开了”。", "王文"),
        ("据报道，林镇市长周立今天表示，“渡轮终于又每天开了。”", "周立"),
        ("“渡轮终于又每天开了。”李明看着大海。王芳说：“那我们明天再走吧。”", None),
        ("公司方面表示，“限时快船店”将带来很多优惠。", ""),
        ("“这不是钱的问题，”村支书孙立说，“而是要不要河的问题。”", "孙立"),
        ("“那时候一天只能吃一顿饭。”今年82岁的王桂兰回忆道。", "王桂兰"),
        ("“他们根本没来过，”村民吴桂芳气愤地说。", "吴桂芳"),
        ("李娜看了看天，又说了一句：“我不会走的。”", "李娜"),
        ("马强却表示：“谁也别想让我走。”", "马强"),
        ("林海认为，这么修桥，“理论上是不可能的，也没人敢走”。", "林海"),
        ("周主任坦言：“我还没有想好要不要回去。”", "周主任"),
        ("李明主任表示：“我还没有想好要不要回去。”", "李明"),
        ("苹果船厂首席执行官蒂姆·霍克写道：“船会按时下水。”", "蒂姆·霍克"),
        ("美国总统史密斯强调，“我们不会改变立场”。", "史密斯"),
        ("小芳母亲说：“她一个人走的。”", "小芳母亲"),
        ("据新海社报道，欧阳静指出：“研究还早。”", "欧阳静"),
        ("海边没有人。“真没想到会这样。”", None),
        ("海港“一带一渡”研究所的李明指出，船变多了。", ""),
        ("他获得“海上工匠”称号。", ""),
        ("加拿大大叔Harwell感慨说：“大家看起来都很灵巧。”", "Harwell"),
        ("许国强抬起头，慢慢地说：“这条路，我替你走完。”", "许国强"),
        ("沈海大学副教授贾宁分析认为，“年轻人不是不想走，是不敢走”。", "贾宁"),
        ("检查结果是“两船均未见明显裂缝和漏水”。", ""),
        ("《海上的风》是他写的书，书里说的“影子船”没有人见过。", ""),
        ("这艘船叫“海星”。", ""),
    ],
    "ja": [
        ("田中さんは「船がまた毎日出るのはうれしい」と話した。", "田中"),
        ("「船がまた毎日出るのはうれしい」と田中氏は述べた。", "田中"),
        ("「船がまた毎日出るのはうれしい」と市長は語った。", "市長"),
        ("佐藤花子さんが「もう何年も待っていました」と振り返った。", "佐藤花子"),
        ("「船がまた毎日出るのはうれしい」と話した。", None),
        ("彼は「船がまた毎日出るのはうれしい」と話した。", None),
        ("市長の高橋恵子氏は「橋は来年の春に開通する」と述べた。", "高橋恵子"),
        ("「もう待つ時間はありません」と住民代表の中村健さんは訴えた。", "中村健"),
        ("店主の井上さん（68）は「客足は戻りつつある」と明かした。", "井上"),
        ("「これはお金の問題ではない」と木村さん。", "木村"),
        ("映画「春の潮」の監督を務めた伊藤誠さんは「三年かけました」と話す。", "伊藤誠"),
        ("岸本さんによると、「波は二階まで来た」という。", "岸本"),
        ("「もう限界です」と話すのは、村で診療所を営む岡田医師だ。", "岡田医師"),
        ("「復興はまだ道半ばだ」。藤井さんはそう話す。", "藤井"),
        ("田中さんは静かに語った。「船はもう来ないと思っていた」", "田中"),
        ("田村教授は「水温が原因だ」と分析する。", "田村教授"),
        ("「先生が『あきらめるな』と言ってくれた」と松本陽介さんは振り返った。", "松本陽介"),
        ("「雨がやまないね」「そうだね、今日は出られない」", None),
        ("「船が動かない」との通報があった。", None),
        ("作家の小川真理さんは新刊『海の匂い』について、「父の記憶を書いた」と語る。", "小川真理"),
        ("「二刀流」で知られる選手が来た。", ""),
        ("この店は「海の家」と呼ばれている。", ""),
        ("船の名は「海星」だ。", ""),
    ],
    "ko": [
        ("김민수 씨는 “배가 다시 매일 다녀서 정말 기쁘다”고 말했다.", "김민수"),
        ("“배가 다시 매일 다녀서 정말 기쁘다”고 이영희는 밝혔다.", "이영희"),
        ("시장은 “배가 다시 매일 다녀서 정말 기쁘다”라고 강조했다.", "시장"),
        ("박지훈 교수는 “우리는 여러 해를 기다려 왔습니다”라며 설명했다.", "박지훈 교수"),
        ("그는 “배가 다시 매일 다녀서 정말 기쁘다”고 말했다.", None),
        ("“배가 다시 매일 다녀서 정말 기쁘다”고 말했다.", None),
        (
            "항구당 이재민 대표는 16일 린트 회관에서 열린 회의에서 “배가 다시 매일 다닌다”고 전망했다.",
            "항구당 이재민 대표",
        ),
        ("이날 회견에서 그는 “아직 아무것도 결정하지 않았다”고 말했다.", None),
        ("이에 대해 조 장관은 “검토하겠다”고 답했다.", "조 장관"),
        ("“이것은 돈의 문제가 아니다”라며 한지민 이장은 “강의 문제”라고 강조했다.", "한지민 이장"),
        ("영화를 연출한 오세훈 감독은 “3년 동안 찍은 작품입니다”라고 소개했다.", "오세훈 감독"),
        ("가게 주인 문정희(68) 씨는 “손님이 조금씩 돌아온다”고 귀띔했다.", "문정희"),
        ("“더 기다릴 시간이 없습니다.” 최영수 의원은 이렇게 말했다.", "최영수 의원"),
        ("“선생님이 ‘포기하지 마라’고 하셨어요.” 윤서연 씨의 말이다.", "윤서연"),
        ("강동원 교수는 “수온이 원인”이라며 “대책이 필요하다”고 주장했다.", "강동원 교수"),
        ("그녀는 “집이 남아 있을지 모르겠다”며 눈물을 흘렸다.", None),
        ("안철호 소방서장은 “불길은 두 시간 만에 잡혔다”고 밝혔다.", "안철호 소방서장"),
        ("그는 이 문제를 ‘바다 소음’이라고 분명히 했다.", ""),
        ("이른바 ‘빈집 거리’가 늘고 있다.", ""),
        ("배의 이름은 “바다별”이다.", ""),
    ],
}
"""Language -> texts, with who says the first quotation: None where it has no name, "" where there is none at all."""


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Jana Kota", "Jan Kot"),
        ("Marka Kowalskiego", "Marek Kowalski"),
        ("Anny Nowak", "Anna Nowak"),
        ("Ewy Kowalskiej", "Ewa Kowalska"),
        ("Pavla Malého", "Pavel Malý"),
        ("Evy Novákové", "Eva Nováková"),
        ("Ивана Петрова", "Иван Петров"),
        ("Марии Гусевой", "Мария Гусева"),
        ("Сергея Достоевского", "Сергей Достоевский"),
        ("Петровым", "Иван Петров"),
    ],
)
def test_a_declined_name_is_a_form_of_its_nominative(form: str, nominative: str) -> None:
    assert is_form_of(form, nominative)
    assert not is_form_of(nominative, form)


@pytest.mark.parametrize(("name", "other"), [("Jana Nováková", "Jan Novák"), ("Anna Nowak", "Jan Nowak")])
def test_another_person_of_the_family_is_no_form_of_a_name(name: str, other: str) -> None:
    assert not is_form_of(name, other)


def test_one_person_has_one_name_on_a_page_in_japanese() -> None:
    text = "山本一郎さんは「船はまだか」と話した。\n\n山本さんは「もう行こう」と述べた。"
    assert [quote.speaker for quote in quotes(paragraphs(text), "ja")] == ["山本一郎", "山本一郎"]


def test_who_spoke_goes_on_where_the_sentence_names_nobody_else() -> None:
    found = quotes(paragraphs("山本さんは「船はまだか」と話した。「もう何年も待っている」と続けた。"), "ja")
    assert [(quote.speaker, quote.sure) for quote in found] == [("山本", True), ("山本", False)]


def test_chinese_sentences_in_marks_are_shown_among_many_terms() -> None:
    terms = "。".join(f"这是“{word}{word}”活动" for word in "春夏秋冬山水风花雪月日星云雨")
    found = quotes(paragraphs(f"{terms}。\n\n“我还在路上，船就先开走了。”"), "zh")
    assert [quote.text for quote in found] == ["我还在路上，船就先开走了。"]


@pytest.mark.parametrize(
    ("language", "text", "name"), [(tag, text, name) for tag, rows in SAID.items() for text, name in rows]
)
def test_the_first_quotation_is_from(language: str, text: str, name: str | None) -> None:
    found = [quote.speaker for quote in quotes(paragraphs(text), language) if quote.kind == "SPEECH"]
    assert found[:1] == ([name] if name != "" else [])
