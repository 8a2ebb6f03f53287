"""The people an article names: "Berg" is "Anna Berg" where the article said so."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain

from tui_reader.quotes.cues.lexicon import Lexicon, describes
from tui_reader.quotes.names.declension import is_form_of
from tui_reader.quotes.names.written import CAPITALISED, NAME, UPPER, bare, is_initial

_NUMERAL = frozenset("IVX")
# The parts of a name that has a given and a last one.
_NAME_PARTS = 2
# Men whose names end as women's do.
_MEN = frozenset(
    "никита илья кузьма фома лука савва данила гаврила добрыня миша саша паша гриша коля ваня петя".split()
)
# Bounds on a text made to keep a reader busy: full names with one last name, and names looked for in all of the text.
NAMESAKES = 20
ASKED = 300
# How much oftener one of two namesakes is named who is meant by the last name alone.
OFTEN = 3


@cache
def _follows(pronouns: str, compounds: bool) -> re.Pattern[str]:
    """A pronoun behind a name, before the sentence ends or somebody else is named."""
    # "With Berg, she": of somebody else; "Berg, elle, attend" is not.
    # nor does "When the Hall opened, she" tell what the Hall is.
    other = rf"|, (?:{pronouns})\b" if compounds else ""
    apart = "(?<!, )" if compounds else ""
    return re.compile(rf"(?!['’]s{other})[^\w.!?“\"][^.!?“\"{UPPER}]{{0,60}}?{apart}\b({pronouns})\b")


class People:
    """The full names of one article, found once, and asked by last name."""

    def __init__(self, texts: Sequence[str], words: Lexicon) -> None:
        self._words = words
        # One text is looked through quicker than many, and no name or clause goes on over a mark.
        self._text = '"'.join(texts)
        self._voices: set[str] = set()
        self._told: dict[str, str] = {}
        self._small: dict[str, bool] = {}
        self._counts: dict[str, int] = {}
        self._by_last: dict[str, list[str]] = {}
        self._by_first: dict[str, list[str]] = {}
        self._titled: dict[str, str] = {}
        self._named: dict[str, tuple[str, str]] = {}
        self._fullest: dict[str, str] = {}
        self._lower: dict[str, str] = {}
        # Most names come often: each run of capitals is read once.
        for run in dict.fromkeys(chain.from_iterable(map(NAME.findall, texts))):
            self._add(run.split())

    def _add(self, run: list[str]) -> None:
        words = self._words
        gender = ""
        start, titled = 0, False
        for at, word in enumerate(run):
            low = self._lower.get(word)
            if low is None:
                low = self._lower[word] = word.lower().rstrip(".")
            if low in words.titles and not (at and word.isupper()):  # "Anna Berg MS"
                titled = True
                gender = words.titles[low] or gender
                start = at + 1
            elif (
                low in words.not_names or low in words.first_words or ("-" in word and describes(word))
            ) and not is_initial(word):
                start = at + 1
        run = self._without_degrees(self._from_given([*map(bare, run[start:])]))
        if not run:
            return
        last = run[-1].lower()
        if titled and (gender or last not in self._titled):
            self._titled[last] = gender
        if len(run) > 1:
            name = " ".join(run)
            known = self._by_last.setdefault(last, [])
            if len(known) < NAMESAKES and name not in known:
                known.append(name)
                self._by_first.setdefault(run[0].lower(), []).append(name)

    def _from_given(self, run: list[str]) -> list[str]:
        """A run of capitals from its given name on: "Mayor Anna Berg" and "Oslo Mayor Anna Berg" are Anna Berg."""
        for at in range(len(run) - 1):
            low = run[at].lower()
            if low in self._words.female or low in self._words.male:
                return run[at:]
        return run

    def _without_degrees(self, run: list[str]) -> list[str]:
        """`Anna Berg RN`: a name without the letters behind it; those of a ruler are digits."""
        last = len(run)
        while (
            last > _NAME_PARTS
            and run[last - 1].isupper()
            and "." not in run[last - 1]
            and not _NUMERAL.issuperset(run[last - 1])
        ):
            last -= 1
        first = run[0].lower() if run else ""
        return run[:last] if first in self._words.female or first in self._words.male else run

    def full(self, name: str, gender: str = "") -> str:
        """The fullest form of `name` the article gives, `name` itself where it gives none."""
        if " " in name:
            return name
        if gender:
            return self._fullest_of(name, gender)
        if name not in self._fullest:
            self._fullest[name] = self._fullest_of(name, "")
        found = self._fullest[name]
        return found if found != name else self._by_given(name)

    def _by_given(self, name: str) -> str:
        """`Anna` is Anna Berg where Anna Berg has spoken and no other Anna is named."""
        known = self._by_first.get(name.lower(), ())
        if len(known) != 1 or name.lower() in self._by_last:
            return name
        return known[0] if known[0] in self._voices else name

    def _fullest_of(self, name: str, gender: str) -> str:
        known = self._by_last.get(name.lower(), ())
        fitting = [one for one in known if not gender or self.gender(one) in ("", gender)]
        with_given = [one for one in fitting if self.has_given(one)]
        best = with_given or ([] if self._words.nouns_capitalised else fitting)
        return best[0] if best else name

    def declined(self, name: str) -> list[str]:
        """The names of the article that `name` is a form of, as Slavic languages decline it."""
        return [one for known in self._by_last.values() for one in known if is_form_of(name, one)]

    def forms_of(self, name: str) -> list[str]:
        """The full names of the article that are forms of a last name."""
        return [one for known in self._by_last.values() for one in known if is_form_of(one.split()[-1], name)]

    def namesakes(self, name: str, gender: str = "") -> list[str]:
        """The people of two given names or more that a last name alone may be, the one named most often first."""
        fitting = [
            one
            for one in self._by_last.get(name.lower(), ())
            if self.has_given(one) and (not gender or self.gender(one) in ("", gender))
        ]
        if len({one.split()[0] for one in fitting}) < 2:
            return []
        return sorted(fitting, key=self._often, reverse=True)

    def has_rival(self, name: str) -> bool:
        """Whether somebody of the same last name is named as often: that no list knows their given name says little."""
        same = self._by_last.get(name.split()[-1].lower(), ())
        return any(one != name and self._often(one) >= self._often(name) for one in same)

    def stands_out(self, namesakes: Sequence[str]) -> bool:
        """Whether the article is about the first of them: it is named far more often than the next."""
        return self._often(namesakes[0]) >= OFTEN * self._often(namesakes[1])

    def _often(self, name: str) -> int:
        if name not in self._counts:
            counted = len(self._counts) < ASKED
            self._counts[name] = self._text.count(name) if counted else 0
        return self._counts[name]

    def has_given(self, name: str) -> bool:
        """Whether a name begins with a given name."""
        first = name.split()[0].lower()
        return first in self._words.female or first in self._words.male

    def fits(self, name: str, gender: str) -> bool:
        """Whether a pronoun of this gender can mean `name`: a person's, as far as the article tells."""
        known = self.gender(name)
        if known:
            return known == gender
        last = name.split()[-1].lower()
        told = self.told(name) if last not in self._words.things else ""
        if told:
            return told == gender
        if last in self._titled:
            return True
        # Countries, papers and parties speak too; a person has two names and is no kind of house or party.
        return name in self._voices and " " in name and last not in self._words.things

    def may_be_noun(self, name: str) -> bool:
        """Whether a word that only a pronoun behind it makes a person may be a noun: `Händler hat sie gesehen`."""
        noun = self._words.nouns_capitalised and " " not in name
        return noun and name not in self._voices and not self.gender(name) and name.lower() not in self._titled

    def may_be_person(self, name: str) -> bool:
        """Whether a name has two parts or more, and no gender or noun that tells what it is."""
        return " " in name and not self.gender_of(name) and name.split()[-1].lower() not in self._words.things

    def is_name(self, name: str) -> bool:
        """Whether a run of capitals is a name: a single word is none if the article also writes it small."""
        low = name.lower()
        if " " in name or self._words.nouns_capitalised or low in self._by_last or low in self._titled:
            return True
        if low not in self._small:
            looked = len(self._small) < ASKED
            self._small[low] = looked and f" {low} " in self._text
        return not self._small[low] and low not in self._words.between

    def voice(self, name: str) -> None:
        """`name` speaks in this article: a person, or something that speaks like one."""
        self._voices.add(name)

    def told(self, name: str) -> str:
        """The gender the article tells by the pronoun behind the name: "Berg said she was"."""
        last = name.split()[-1]
        if last not in self._told:
            pronouns = (word for word, one in self._words.pronouns.items() if one in ("m", "f"))
            follows = _follows("|".join(pronouns), self._words.compounds)
            votes = {"m": 0, "f": 0}
            at = self._text.find(last) if len(self._told) < ASKED else -1
            while at >= 0:
                match = follows.match(self._text, at + len(last))
                if match:
                    votes[self._words.pronouns[match.group(1)]] += 1
                at = self._text.find(last, at + len(last))
            self._told[last] = "m" if votes["m"] > votes["f"] else "f" if votes["f"] else ""
        return self._told[last]

    def gender(self, name: str) -> str:
        """'m', 'f' or '' for not known: by the given name, else by the title somewhere in the article."""
        parts = name.lower().split()
        given = parts[0] in self._words.female, parts[0] in self._words.male
        if "а" <= parts[0][-1] <= "я" and len(parts) > 1 and given == (False, False):
            # In Russian the ending of a given name tells, but for a few.
            return "f" if parts[0][-1] in "ая" and parts[0] not in _MEN else "m" if parts[0][-1] not in "еиьо" else ""
        if len(parts) > 1 and given[0] != given[1]:
            return "f" if given[0] else "m"
        titled = self._titled.get(parts[-1], "")
        if titled or len(parts) > 1:
            return titled
        full = self.full(name)
        if full != name:
            return self.gender(full)
        return "f" if given == (True, False) else "m" if given == (False, True) else ""

    def known(self, name: str) -> bool:
        """Whether the article shows a person of this name: by a given name, a title, or that it speaks elsewhere."""
        full = self.full(name)
        return self.has_given(full) or full in self._voices or name.split()[-1].lower() in self._titled

    def gender_of(self, name: str) -> str:
        """The gender by name or title, else as the article tells it."""
        return self.gender(name) or self.told(name)

    def full_names(self) -> list[str]:
        """All names of two words or more that may be a person's."""
        return [name for last, known in self._by_last.items() if last not in self._words.things for name in known]

    def given(self) -> list[str]:
        """The full names of the article that begin with a given name."""
        return [name for known in self._by_last.values() for name in known if self.has_given(name)]

    def core(self, mention: str) -> str:
        """A mention without the noun that reports: "Angaben der Polizei" is "der Polizei"."""
        first, _, rest = mention.partition(" ")
        return rest if rest and first.lower() in self._words.reports else mention

    def only_in(self, text: str, gender: str) -> str | None:
        """The one full name in `text` that is known to be of this gender; "" where it has two, None where none."""
        found = {name for match in NAME.finditer(text) if " " in (name := self.full(*self.name_in(match.group())))}
        fitting = [name for name in found if self.gender(name) == gender]
        return ("" if len(fitting) > 1 else fitting[0]) if fitting else None

    def may_name(self, text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]` has a capital that may begin a name; where it has none, no mention in it has."""
        words = self._words
        for word in CAPITALISED.findall(text, start, end):
            low = bare(word.lower())
            none = low in words.not_names or low in words.first_words or low in words.titles
            elided = words.elisions and ("’" in word or "'" in word)  # two words to a clause
            if elided or not none or is_initial(word):
                return True
        return False

    def name_in(self, mention: str) -> tuple[str, str]:
        """The person's name in a mention and the gender its words tell, ("", gender) where it holds no name."""
        found = self._named.get(mention)
        if found is None:
            found = self._named[mention] = self._name_in(mention)
        return found

    def _name_in(self, mention: str) -> tuple[str, str]:
        words = self._words
        mention = self.core(mention)
        _, comma, name = mention.rpartition(",")
        run, gender, titled = self._head(name if comma and any(map(str.isupper, name)) else mention)
        if words.nouns_capitalised and len(run) == 1 and mention.split()[0].lower() in words.determiners:
            return "", gender  # die Polizei: a noun
        cleaned = [part for part in map(bare, self._from_given(run)) if part]
        if cleaned and titled:
            self._titled.setdefault(cleaned[-1].lower(), gender)
        return " ".join(cleaned), gender

    def _elided(self, word: str) -> bool:
        """`d'Anne`, `dell'Aquila`: a preposition that is written together with what it leads to."""
        cut = max(word.find("’"), word.find("'")) + 1
        return cut > 0 and word[0].islower() and word[:cut].replace("’", "'") in self._words.prepositions

    def _from_office(self, mention: list[str]) -> list[str]:
        """The words of a mention; of `Bank of Lund governor Anna Berg` the last noun and the name behind it."""
        words = self._words
        owner = next((at for at in range(len(mention) - 1, 0, -1) if mention[at - 1].endswith(("'s", "’s"))), 0)
        if (
            len(mention) - owner > 1 <= owner
            and words.compounds
            and all(one[0].isupper() for one in (mention[0], *mention[owner:]))
        ):
            return mention[owner:]  # "Bank of Lund's Anna Berg"
        at = len(mention)
        while at and mention[at - 1][0].isupper():
            at -= 1
        given = mention[at].lower() if at < len(mention) - 1 else ""
        if at < 4 or not words.compounds or (given not in words.female and given not in words.male):
            return mention
        office = at - 1
        while office and mention[office][0].islower() and mention[office] not in words.prepositions:
            office -= 1
        led = (
            office > 1
            and mention[office][0].isupper()
            and mention[office - 1] == "of"
            and mention[office - 2][0].isupper()
        )
        return mention[at - 1 :] if led and office < at - 1 and mention[at - 1].isalpha() else mention

    def _head(self, mention: str) -> tuple[list[str], str, bool]:
        """The run of capitals a phrase is about, the gender and whether a title or role goes with it.

        "Berg's lawyer" and "Berg supporters" are not about Berg.
        """
        words = self._words
        run: list[str] = []
        head: list[str] = []
        gender, titled, nouns = "", False, False
        for word in self._from_office(mention.split()):
            low = bare(word.lower())
            kin = low in words.kin and (word[0].islower() or not run)  # not in "Best Actress Oscar"
            titled = titled or low in words.titles or kin
            if low in words.titles and (word[0].isupper() or words.titles[low]):
                gender = words.titles[low] or gender
                run = []
                if mention.split()[0].lower() in words.determiners:
                    head = []  # "the Harbour Director" is nobody's name
                nouns = nouns or mention[:1].islower()
                continue
            gender = words.kin[low] if kin else gender
            none = low in words.not_names or low in words.first_words or ("-" in word and describes(word))
            if word[0].isupper() and (not none or is_initial(word)):
                run.append(word)
                head = run
            elif low in words.particles and run:
                run.append(word)
            elif words.nouns_capitalised and low in ("des", "der", "eines", "einer") and head and len(head) == 1:
                if mention.split()[0].lower() in words.determiners:
                    head = []
                    break  # "die Stiftung des Dichters Jan Berg" is the foundation
            elif (low in words.prepositions or self._elided(word)) and (head or nouns):
                if len(head) == 1 and mention.split()[0].lower() in words.determiners:
                    head = []
                if low == "and" and not head:
                    continue  # "lead author and marine scientist Anna Berg"
                break  # "a spokesman for Berg", "the Prince of Lund"
            elif low in words.prepositions:
                run = []
            else:
                run = []
                nouns = nouns or (low not in words.determiners and low not in words.between)
                if low not in words.between and not words.nouns_capitalised:
                    head = []
        while head and head[-1].lower() in words.particles:
            head.pop()
        return head, gender, titled
