"""Given names that tell women from men: those of most countries, and those of the continent."""

from tui_reader.quotes.cues.lexicon import listed
from tui_reader.quotes.cues.mens_names import MALE as MALE
from tui_reader.quotes.cues.womens_names import FEMALE as FEMALE

# Names of the continent; those of men that are women's elsewhere count as men's there.
MEN = MALE | listed("""
jan kai jens lars sven nils olaf uwe jürgen günter günther horst heinz dieter klaus manfred wolfgang helmut gerhard
werner rolf bernd holger torsten thorsten stefan jörg jochen ulrich volker rainer reinhard friedrich wilhelm hans
hermann otto fritz kurt ludwig konrad matthias tobias florian lukas jonas felix maximilian moritz sebastian dirk
hendrik kees piet pieter willem joost jaap gerrit henk bram sander ruud wim bas koen niels anders erik björn göran
gunnar håkan johan mats mikael per stefan ulf åke arne bjørn knut leif magnus odd ole rolf svein terje tor trond
jørgen kjell morten mogens niels ole poul preben søren torben pawel paweł piotr tomasz andrzej krzysztof marek wojciech
grzegorz jerzy stanisław zbigniew tadeusz janusz mateusz jakub michał łukasz maciej marcin jaroslav jiří josef karel
martin milan miroslav ondřej pavel petr tomáš václav vladimír zdeněk lukáš radek
""")
WOMEN = (
    FEMALE
    | listed("""
anke antje birgit brigitte dagmar elke gabriele gisela gudrun hannelore heike helga hildegard ilse ingeborg inge jutta
katja kerstin liesel liselotte lieselotte margarete margot marlene monika petra renate rita rosemarie sabine sigrid
silke sonja steffi susanne tanja ulrike ursula ute waltraud annika astrid birgitta britt elin elsa gunilla ingrid karin
kerstin lena linnea malin märta ulla anneke femke ineke liesbeth marijke mieke saskia sanne trijn trijntje wil
agnieszka anna barbara beata bożena dorota elżbieta ewa grażyna halina hanna iwona jadwiga joanna katarzyna krystyna
magdalena małgorzata maria monika teresa zofia alena eva hana ivana jana jitka kateřina lenka lucie marie marcela
martina petra šárka tereza věra zdenka zuzana
""")
) - listed("jan kai kim robin")
