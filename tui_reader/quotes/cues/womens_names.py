"""Given names of many countries whose bearers are nearly all women."""

from tui_reader.quotes.cues.lexicon import listed

FEMALE = listed("""
abigail adriana agata agnes agneta aida aiko aino aisha aisling aleksandra alessandra alessia alexandra alexis alice
alicja alina amalia amanda amber amina amparo amy ana anabel anastasia anat andrea aneta angela angelica angelika
angelina angélique anika anita anja ann anna annabel annalena annalisa annamaria anne anneli annette annick annie
antonella antonia antonina arantxa ariadna ariana arianna ashley assia astrid aude audrey aurelia aurélie ayelet azra
barbara barbro beatrice beatrix beatriz begoña bella bergljot berit bernadette beth bettina betty beverly bianca birgit
blanca bodil bonnie brenda brigida brigitte britt brittany béatrice caitlin camila camille carina carla carlota carme
carmen carol carolina caroline carolyn carrie catherine cecilia cecilie celia chantal chantelle charlene charlotte
cheryl chiara chloe chloé christelle christiane christina christine cindy claire clara clarissa claudia claudine
clémence colleen connie consuelo corinne cristiana cristina crystal cynthia céline cătălina daisy dana daniela danielle
danuta daphne daria debbie deborah debra delphine denise diana diane dilma dina dolores dominique donna doris dorothea
dorothy dorte dragana débora désirée ebba edda edith edyta efrat eileen eirin ekaterina elaine eleanor elena elisa
elisabet elisabeth elisabetta elise elizabeth elke ella ellen elodie eloise elsa emanuela emilia emiliana emily emine
emma erica erika erin erzsébet esmeralda estelle esther ethel eugenia eugénie eulalia eva evangelina eve eveline evelyn
ewelina fabienne fatima fatma federica felicia felicitas fernanda fiona flavia florence frances francesca francine
francoise franziska frida friederike gabriela gabriele gail galina gaëlle geertje genevieve geneviève georgia georgina
gerda gertrud gesa ghislaine gianna gina ginger giorgia giovanna gisela giulia giuliana giuseppina gladys glenda gloria
grace graciela greet greta gudrun gwendolyn gyöngyi hadas hadassah hala hanan hannah hanne hazel heather hedwig heidi
heike helen helene helga hella henriette henrike hermine hilary hildur hillary hillevi holly hélène ida ilaria ilona
ilse imogen indira ines inga ingeborg inger ingrid inna inès inês ioana irena irene irina iris irma isabel isabella
isabelle isolde ivana ivanka ivy iwona izabela jacinda jackie jacqueline jadranka jamie jan jane janet janice jasmine
jean jeanne jelena jenna jennie jennifer jenny jessica jill jo joan joana joanna joanne johanna johanne jolanda jolanta
josefina josefine josephine josiane jovana joyce joëlle juana juanita judit judith judy julia julie juliette justyna
jutta kaija kaja kamala kara karen kari karin karina karine karolina katarina katarzyna kate katharina katherine
kathleen kathryn kathy katie katja katrin katrina kayla keiko kelly kerstin khadija kim kimberly kinga kirsi kirsten
klara klaudia kristen kristin kristina kristine lara larisa laura lauren layla laëtitia leah leena leila lena leonie
leonor leonora leslie leticia letizia leïla lidia liisa lilia liliana lillian lily lina linda ling linnea lisa lisbeth
lise lissa liv livia lois loredana lorena loretta lori lorraine lotte louise lucia luciana lucy ludmila luisa luise
luiza lydia lynn lyubov lyudmila maartje mabel madison mafalda magda magdalena maggie malala manon manuela mara
marcella marcia mareike margaret margarida margarita margherita margot margrethe maria mariana marianna marianne
maribel marie mariella mariette marija marilyn marina marine marion marisa marisol marita mariya marjorie marlene
marlies marta marte martha martina mary maryam mathilda mathilde matilda maud maureen maya maïté mechthild megan megumi
mei melania melanie melinda melissa mercedes mercè merete meryem mette mia michaela michele michelle mildred milena
mireille mirela miriam mirjam miroslava molly monica monika monique montserrat morgane muriel mylène mélanie nadezhda
nadia nadine nancie nancy naomi natalia natalie nataliya natascha natasha nathalia nathalie nicola nicole nicoletta
nicolette nina noelia noor nora norma noémie oksana olena olga olha olivia ornella paige pamela paola pat patricia
paula paulina pauline peggy penelope penny pernille perrine petra phyllis pia pilar piroska polina priscilla priya
rachel raffaella rahel raisa ramona rania raphaëlle raquel rebecca regine renata renate rhonda rikke rita roberta robin
rocio rosa rosana rosanna rose rosella rosemary rosetta rosita roswitha roxanne ruth sabina sabine sabrina sally salma
samantha samira sandra sandrine sanna sara sarah sarita saskia selena sharon sheila sherry shira shirin shirley sibylle
sidonie sigrid sigríður silke silvana silvia silvina simona simone sinéad siobhan sladjana snežana sofia sofie solange
solveig solène sonia sonya sophia sophie stacey stacy stefania steffi stella stephanie sue sunita sunniva susan susana
susanna susanne suzanne svenja svetlana svitlana swantje sylvia sylvie séverine tamar tamara tammy tanya tara tarja
tatiana tatjana teodora teresa teresita tetiana thaïs thelma theodora theresa tiina tina tiziana tracy trine trude
tuija ulla ulrika ulrike ursula urszula vaiva valentina valeria valerie valérie vanessa vera veronica veronika
veronique verónica vesna vibeke victoria vigdís viktoria viktoriya violetta virginia virginie vivian viviana viviane
wanda wanja wenche wendy wiebke wiesława wilma xenia ximena yael yara yasmin yasmina yasmine yelena yevgenia yolanda
yuki yulia yuliia yuliya yvette yvonne zahra zainab zdravka zeynep zinaida zoe zofia zora zoë zsófia zuzana élise
élodie émilie
""")
