"""What is nobody's words, and where nobody is named: a sentence for each cause."""

import pytest

from tests.test_quotes import paragraphs, quoted
from tui_reader.article.document import Block, Container
from tui_reader.quotes import quotes

NOT_SAID = [
    ("a charge", "fr", "Le 4 mai, Luc Morel est mis en examen pour « détournement de fonds communaux »."),
    ("a long charge", "fr", "Une enquête porte sur des soupçons de « fraude fiscale, faux et usage de faux au port »."),
    (
        "words in passing",
        "en",
        "The new map brings the harbour “closer to the people”, with more boats and fewer stops.",
    ),
    ("a greeting of the season", "en", "It was the season of “Good boats to all men,” and the quay stood empty."),
    ("far behind the verb", "fr", "Luc Morel annonce sa démission prochaine du conseil pour « raisons personnelles »."),
    (
        "far behind a verb of speech",
        "en",
        "What you write about the sea can be anything from a storm to an “aha” moment.",
    ),
    ("the subject of a sentence", "en", "“Fighting with the old sea” is a common habit of new captains."),
    ("a reason", "de", "Sie fragt sich, wieso ich nicht mehr so sehr „sprühe“, wieso ich oft still am Kai stehe."),
    ("a song", "en", "She danced to the song “Boats in the Night,” and nobody knew it."),
    ("an article", "de", "Im Artikel «Hafen: Gut möglich, dass er bald geschlossen wird» steht die Lage beschrieben."),
    ("what to read", "fr", "Lire aussi Anne Morel, « Au port, la fin du bac et de ses marins », juin 2018."),
    ("what to read in passing", "fr", "Le port change (lire « Au port, la fin du bac et de ses marins »)."),
    ("what to read next", "de", "Mehr Informationen zum Hafen: „Der Hafen wird nun doch nicht geschlossen“"),
    (
        "an identifier",
        "en",
        "This week we have projects such as “ferry-bell”, “quay-access-for-small-boats”, and more.",
    ),
    (
        "a name given",
        "es",
        "La oficina se llamaría así y se nominaría como “Oficina de Barcos, Redes y Puertos Pequeños”.",
    ),
    ("a post given", "fr", "Le 10 octobre, Luc Morel a été nommé « conseiller du port en service extraordinaire »."),
    (
        "a name after its article",
        "en",
        "Lind keeps a list. Lind maintains a detailed “Harbour data specification” for all.",
    ),
    (
        "a participle",
        "fr",
        "Le projet de « comité de suivi du port » des pêcheurs Morel lancé par la mairie reste ouvert.",
    ),
    (
        "a statute",
        "en",
        "It is a crime to knowingly provide “support or boats to a closed harbour” — Captain Jon Dahl was careful.",
    ),
    ("a law", "es", "Se discuten los proyectos refundidos “sobre fortalecimiento de la pesca con redes pequeñas”."),
]
NOBODY_NAMED = [
    ("somebody else's words", "en", "“Every boat is a school,” he sums up, living by the famous words of Nelson Lind."),
    ("an elided word", "fr", "D’où « la nécessité de repeindre le bac chaque hiver »."),
    ("an object behind a phrase", "fr", "Le bac illustrerait selon lui l’idée d’un « état de fatigue » du port."),
    ("a medium", "es", "Contestó vía Twitter que “el barco no salió, nunca dijo nadie que saliera”."),
    (
        "a place in the text",
        "es",
        "Y varios párrafos más adelante agrega: “En mayo el barco volvió por fin al puerto”.",
    ),
    ("a phrase of time", "es", "Habló, a la vez que anunció “una revisión de todos los barcos del puerto”."),
    ("a prize", "en", "Her film won the Best Actress Oscar for her part. “It felt like coming home,” she says."),
    ("a pronoun that no verb of speech has", "fr", "Anne Morel parle. Elle rit enfin. « Le bac est là ce soir. »"),
]
NAMED = [
    ("a place is no speaker", "de", "Anna Berg hat die Karte. Darin steht: „Der Kai wird im Mai gebaut.“", None),
    ("words are no speaker", "de", "Berg wird mit den Worten zitiert: „Der Kai wird im Mai gebaut.“", None),
    ("behind a mission", "en", "A mission to tell stories is hers. “Boats look like us,” says Jon Dahl.", "Jon Dahl"),
    ("a paper", "fr", "« Le bac a coûté le double du prix annoncé », peut-on lire dans Le Courrier.", "Courrier"),
    ("a document", "es", "“El barco costó el doble de lo previsto”, se lee en el informe.", "el informe"),
    ("oneself", "es", "El puerto tuvo, como él mismo dijo, “un invierno difícil y muy largo”. Así fue.", None),
    ("a name with a small word", "de", "„Wir fahren im Winter nicht“, sagte von Lind.", "Lind"),
    ("a name with a small word", "en", "“We do not sail in winter,” said de Lind.", "Lind"),
    ("a role with its office", "fr", "« Le bac tient bon », a prévenu le commissaire à la mer Luc Morel.", "Luc Morel"),
    ("near", "fr", "« Toujours bon en mer », selon un proche d'Anne Lu, Luc Morel se tait.", "un proche d'Anne Lu"),
    ("a compound", "de", "Der Hafenchef räumte ein: „Wir müssen miteinander reden.“", "Der Hafenchef"),
    ("a verb in two words", "fr", "« Le bac reste au port », a fait valoir le maire Luc Morel.", "Luc Morel"),
    ("who is accused", "fr", "Luc Morel est venu. Fâché, il accuse Luc Morel d’« avoir fermé le port ».", None),
    ("what is shared", "de", "Dann teilte Berg einen Text: „Ich war nie ein frommer Mann.“", None),
    ("what is gardening", "de", "Sie wolle nie „die Ruhe verlieren“, Ruhe sei es, was sie suche, sagte sie.", None),
    ("two who may be she", "en", "Many came with Anna Berg, Ida Lund and me. Now she said, “We wait for it.”", None),
    ("whom it was called to", "de", "Es war Nacht, als Berg dem Wirt Dahl zurief: „Wir kommen mit!“", "Berg"),
    ("he at the verb before", "de", "Karl Dahl kam; er kannte den Weg, erklärte leise: „Da ist er.“", "Karl Dahl"),
    ("after whom", "fr", "« Le port coûte beaucoup trop cher », d’après Luc Morel.", "Luc Morel"),
    ("after what", "fr", "« Le port coûte beaucoup trop cher », d'après l'étude.", "l'étude"),
    ("whom he told", "en", "Jon Dahl came. “The wall is forty feet,” he told Jon Dahl on the quay.", None),
    (
        "what a thing is about",
        "en",
        "Jon Dahl said it was late. A word of caution, it is easy to say “Oh, I will keep it for my son.” Do not.",
        None,
    ),
    (
        "whose line it is",
        "en",
        "Jon Dahl came. Lind: A pilot with the port who cried out, “The boat is gone.”",
        "A pilot with the port",
    ),
    ("you", "en", "Lind has a form. In it you are telling Lind: “This is the boat, here is what it costs.”", None),
    ("a regular verb", "es", "“El barco no sale hoy ni mañana”, recalcó Ana Ruiz.", "Ana Ruiz"),
    ("a regular plural", "fr", "« Le bac ne sort pas aujourd’hui », expliquent les marins.", "les marins"),
    ("two roles", "de", "„Der Kai ist alt“, so die Autorin und Lehrerin Anna Maria Berg.", "Anna Maria Berg"),
    ("one role", "de", "„Der Kai ist alt“, so die Hafen- und Sportministerin.", "die Hafen- und Sportministerin"),
    ("the subject", "en", "Jon Dahl is here. Led by men like Per Lund, he sings. “It is late,” he says.", "Jon Dahl"),
    ("one who advises", "de", "„Man muss früh am Kai sein“, rät Anna Berg.", "Anna Berg"),
    ("a pronoun with its auxiliary", "en", "Jon Dahl came. He’s said: “The quay is old and it leaks.”", "Jon Dahl"),
    ("who asked is not who answers", "en", "When his men ask Jon Dahl why, he’d respond, “It is late.”", "Jon Dahl"),
    ("a verb by its auxiliary", "en", "When they ask Jon Dahl, he’ll joke: “It is late.”", "Jon Dahl"),
    ("experts who do not say but suggest", "en", "Some pilots suggest: “The quay is old by now.”", "Some pilots"),
    ("a subject before its phrase", "de", "Er ist ein „launiger Fährmann“, wie Dahl in seiner Rede verriet.", "Dahl"),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "language", "text"), NOT_SAID)
def test_words_in_passing_are_nobodys(fact: str, language: str, text: str) -> None:
    assert quotes(paragraphs(text), language) == ()


@pytest.mark.parametrize(("fact", "language", "text"), NOBODY_NAMED)
def test_where_in_doubt_nobody_is_named(fact: str, language: str, text: str) -> None:
    assert {quote.speaker for quote in quotes(paragraphs(text), language)} <= {None}


@pytest.mark.parametrize(("fact", "language", "text", "name"), NAMED)
def test_who_is_told_is_named(fact: str, language: str, text: str, name: str | None) -> None:
    assert [quote.speaker for quote in quotes(paragraphs(text), language)] == [name]


def test_a_guess_shows_no_words_of_the_text_that_are_nobody() -> None:
    text = "Assise à la table du café avec une amie, elle rit : « Le bac ne passe plus le dimanche soir. »"
    (quote,) = quotes(paragraphs(f"Le café est plein. {text}"), "fr")
    assert quote.mention in (None, "elle")


def test_a_list_with_hyphens_is_no_dialogue() -> None:
    items = ("appelle à tenir des réunions, puis à voter.", "soutient la grève du 20, au port.", "appelle à se réunir.")
    assert quotes(paragraphs("\n\n".join(f"- Elle {item}" for item in items)), "fr") == ()


def test_each_quotation_of_a_box_has_its_own_cite() -> None:
    said = [quoted("The bell is old.\n— Anna Berg"), quoted("The quay is long.\n— Jon Dahl")]
    assert [quote.speaker for quote in quotes(said, "en")] == ["Anna Berg", "Jon Dahl"]


def test_a_cite_may_be_a_title() -> None:
    (quote,) = quotes([quoted("The bell is old and loud.\n— First Impressions of a Bell From the Quay")], "en")
    assert quote.speaker == "First Impressions of a Bell From the Quay"


def test_the_name_below_an_embedded_post_ends_before_its_handle() -> None:
    blocks = [quoted("The boat is late, and so is everybody."), quoted("— Lind Ferries (@lind) May 5, 2026")]
    assert [(quote.kind, quote.speaker) for quote in quotes(blocks, "fr")] == [("BLOCK", "Lind Ferries")]


def test_a_heading_in_a_box_is_nobodys_words() -> None:
    assert quotes([quoted("Two boats lost"), Block("PARAGRAPH", "It was late.")], "en") == ()


def test_sections_that_tell_of_the_people_in_their_labels_are_nobodys_words() -> None:
    told = [
        "Anna Berg: Two years ago Captain Berg asked that you should all have a bell. Why not?",
        "Jon Dahl: In May Mr. Dahl proposed a boat for me and for you.",
        "Ida Lund: What would Lund do with your harbour? She never said.",
    ]
    assert quotes([Block("PARAGRAPH", text) for text in told], "en") == ()


def test_examples_in_a_post_are_nobodys_words() -> None:
    post = (Container("POST", 1, author="anna"),)
    texts = [
        "Here are some examples:",
        "“How do you get to the quay?” “I ride the bus.”",
        "“I feed the gulls every day.”",
    ]
    assert quotes([Block("PARAGRAPH", text, inside=post) for text in texts], "en") == ()


def test_a_page_that_sets_its_own_text_apart_quotes_who_speaks_in_it() -> None:
    told = "The captain of the second boat came late, and the bell of the harbour was rung three times for the crew."
    found = quotes([quoted(f"{told} “Nobody asked us about it,” said Anna Berg.")], "en")
    assert [(quote.kind, quote.speaker) for quote in found] == [("SPEECH", "Anna Berg")]


def test_what_is_led_in_or_speaks_of_us_is_a_quotation() -> None:
    told = "The captain of the second boat came late, and the bell of the harbour was rung three times for the crew."
    led = [Block("PARAGRAPH", "The law of the harbour has it so:"), quoted(told)]
    assert [quote.kind for quote in (*quotes(led, "en"), *quotes([quoted(f"{told} We all saw it.")], "en"))] == [
        "BLOCK"
    ] * 2


def test_a_name_that_a_verb_in_no_list_leads_to_stands_for_itself() -> None:
    found = quotes(
        paragraphs("„Čekáme,“ píše Jan Berg.\n\n„Přístav je pro nás příliš malý,“ hodnotí nábřeží list Ranní Pošta."),
        "cs",
    )
    assert [quote.speaker for quote in found] == ["Jan Berg", None]


def test_a_name_within_the_marks_begins_a_turn_of_its_own() -> None:
    said = '"BERG: When will the boat leave?\n\n"LUND: It leaves when the tide turns, and not before.'
    assert [quote.mention for quote in quotes(paragraphs(said), "en")] == ["BERG", "LUND"]


def test_a_sentence_about_somebody_else_parts_two_quotations() -> None:
    said = "“The show was a great joy,” says Karl House. Ida Durning disagreed. “I could not hear a word.” They left."
    assert [quote.speaker for quote in quotes(paragraphs(said), "en")] == ["Karl House", None]
