"""What begins, goes on or adds something speaks only where it is somebody or a paper: a lilt and a law are mute."""

import pytest

from tests.test_quotes import paragraphs
from tui_reader.quotes import quotes

MUTE = [
    ("a sound", "en", "A thin tune begins to rise above the noise of the pier: “Row, row, and never look back home.”"),
    ("a sound that sings", "en", "A thin wind sang all night about the quay: “Row, row, and never look back home.”"),
    ("a silence", "en", "A long silence continued on the quay. “Nobody knows when the ferry will come.”"),
    ("a law", "en", "The new law adds one more lane to the harbour road, which is “good for nobody but gulls”."),
    ("a season", "de", "Die Saison begann mit dem alten Lied vom Kai: „Rudert und schaut nie wieder zurück.“"),
    ("a plan", "de", "Der Plan stellt den Hafen vor „eine Zukunft ohne Boote und ohne Kai“ und spart."),
    ("a strike", "fr", "La grève continue sur le port avec ce refrain : « Ramons, et ne nous retournons jamais. »"),
    ("a fight", "es", "La pelea continúa en el puerto con este canto: “Remad y no miréis nunca hacia atrás”."),
    ("a strike", "it", "Lo sciopero continua al porto con questo canto: «Remate e non guardate mai indietro»."),
    ("a strike", "pt", "A greve continua no porto com este canto: “Remem e nunca mais olhem para trás”."),
    ("a research", "nl", "Het feest begint op de kade met een oud lied: “Roei en kijk nooit meer achterom.”"),
    ("a quarrel", "sv", "Striden fortsatte på kajen med en gammal sång: ”Ro och se dig aldrig mer om.”"),
]  # fmt: skip
SPOKEN = [
    ("a name", "en", "Anna Berg begins, smiling at the crew: “The ferry is late again.”", "Anna Berg"),
    ("a person", "en", "The old fisherman began to speak to us all: “The ferry is late again.”", "The old fisherman"),
    ("a person behind", "en", "“The ferry,” the girl began, “is late again.”", "the girl"),
    ("a paper", "en", "The statement added that the harbour is “closed to all but the ferry”.", "The statement"),
    ("a name", "de", "Anna Berg begann ihre Rede auf dem Kai so: „Die Fähre kommt heute wieder zu spät.“", "Anna Berg"),
    ("a person", "de", "„Die Fähre kommt zu spät“, fügte die Sprecherin hinzu.", "die Sprecherin"),
    ("between two pieces", "de", "»Der arme Fährmann!« lachte die Menge, »er kommt zu spät.«", "die Menge"),
    ("right behind", "fr", "« Le bac ne passe plus le soir », poursuit la foule.", "la foule"),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "language", "text"), MUTE)
def test_what_has_no_voice_is_no_speaker(fact: str, language: str, text: str) -> None:
    found = quotes(paragraphs(text), language)
    assert {quote.speaker for quote in found} <= {None}
    assert not any(quote.sure for quote in found)


@pytest.mark.parametrize(("fact", "language", "text", "name"), SPOKEN)
def test_who_has_a_voice_is_the_speaker(fact: str, language: str, text: str, name: str) -> None:
    assert {quote.speaker for quote in quotes(paragraphs(text), language)} == {name}
