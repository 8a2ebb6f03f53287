"""Who speaks, a table of sentences for each language: verbs before and behind, inversion, pronouns, dashes, nobody."""

import pytest

from tests.test_quotes import paragraphs
from tui_reader.quotes import quotes

SAID: dict[str, list[tuple[str, str | None]]] = {
    "nl": [
        ("“De pont vaart weer elke dag”, zei Anna de Wit.", "Anna de Wit"),
        ("Anna de Wit zegt: “De pont vaart weer elke dag.”", "Anna de Wit"),
        ("Volgens Jan Visser is “de pont al jaren veel te duur”.", "Jan Visser"),
        ("“De pont vaart weer elke dag”, aldus de wethouder.", "de wethouder"),
        ("Jan Visser wacht. “De pont vaart weer elke dag”, zei hij tevreden.", "Jan Visser"),
        ("“De pont vaart weer elke dag”, vertelde gisteren Jan Visser.", "Jan Visser"),
        ("De “vliegende pont” vaart weer.", ""),
        ("Dora Visser wacht, Jan Mol lacht. “De pont vaart weer elke dag”, zei ze.", "Dora Visser"),
        ("De wethouder heeft eens gezegd: “De pont vaart weer elke dag.”", "De wethouder"),
        ("“De pont vaart weer elke dag”, heeft Anna de Wit geantwoord.", "Anna de Wit"),
        ("“De pont vaart weer elke dag!” las Trijn Visser haar moeder voor.", "Trijn Visser"),
        ("De kade was leeg. “De pont vaart weer elke dag”, zei ’t meisje.", "’t meisje"),
        ("De kade was leeg. 't Meisje riep: “De pont vaart weer elke dag.”", "'t Meisje"),
        ("De kade was leeg. “De pont vaart weer elke dag”, vroeg't kind.", "'t kind"),
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
    ],
    "da": [
        ("»Færgen sejler igen hver dag,« siger Anna Holm.", "Anna Holm"),
        ("Anna Holm siger: »Færgen sejler igen hver dag.«", "Anna Holm"),
        ("”Færgen sejler igen hver dag,” sagde Jens Dahl i går.", "Jens Dahl"),
        ("Ifølge Jens Dahl er færgen ”alt for dyr for os alle sammen”.", "Jens Dahl"),
        ("Jens Dahl venter. ”Færgen sejler igen hver dag,” sagde han glad.", "Jens Dahl"),
        ("”Færgen sejler igen hver dag,” forklarede borgmesteren.", "borgmesteren"),
        ("Båden hedder ”Havets stjerne”.", ""),
    ],
    "no": [
        ("«Ferjen går igjen hver dag», sier Anna Holm.", "Anna Holm"),
        ("Anna Holm sier: «Ferjen går igjen hver dag.»", "Anna Holm"),
        ("– Ferjen går igjen hver dag, sier Anna Holm.\n\n– Det var på tide! svarer Jens Dahl.", "Anna Holm"),
        ("Ifølge Jens Dahl er ferjen «altfor dyr for oss alle sammen».", "Jens Dahl"),
        ("Jens Dahl venter. «Ferjen går igjen hver dag», sa han glad.", "Jens Dahl"),
        ("«Ferjen går igjen hver dag», forklarte ordføreren.", "ordføreren"),
        ("Båten heter «Havets stjerne».", ""),
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
    ],
    "cs": [
        ("„Přívoz zase jezdí každý den,“ řekla Anna Nováková.", "Anna Nováková"),
        ("Anna Nováková řekla: „Přívoz zase jezdí každý den.“", "Anna Nováková"),
        ("„Přívoz zase jezdí každý den,“ uvedl včera Jan Dvořák.", "Jan Dvořák"),
        ("Podle Jana Dvořáka je přívoz „pro nás všechny příliš drahý“.", "Jana Dvořáka"),
        ("„Přívoz zase jezdí každý den,“ dodal Petr Malý.", "Petr Malý"),
        ("„Přívoz zase jezdí každý den,“ vysvětlil starosta.", "starosta"),
        ("Loď se jmenuje „Hvězda moře“.", ""),
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
        ("这艘船叫“海星”。", ""),
    ],
    "ja": [
        ("田中さんは「船がまた毎日出るのはうれしい」と話した。", "田中"),
        ("「船がまた毎日出るのはうれしい」と田中氏は述べた。", "田中"),
        ("「船がまた毎日出るのはうれしい」と市長は語った。", "市長"),
        ("佐藤花子さんが「もう何年も待っていました」と振り返った。", "佐藤花子"),
        ("「船がまた毎日出るのはうれしい」と話した。", None),
        ("彼は「船がまた毎日出るのはうれしい」と話した。", None),
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
        ("배의 이름은 “바다별”이다.", ""),
    ],
}
"""Language -> texts, with who says the first quotation: None where it has no name, "" where there is none at all."""


@pytest.mark.parametrize(
    ("language", "text", "name"), [(tag, text, name) for tag, rows in SAID.items() for text, name in rows]
)
def test_the_first_quotation_is_from(language: str, text: str, name: str | None) -> None:
    found = [quote.speaker for quote in quotes(paragraphs(text), language) if quote.kind == "SPEECH"]
    assert found[:1] == ([name] if name != "" else [])
