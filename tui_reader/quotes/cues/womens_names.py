"""Given names of many countries whose bearers are nearly all women."""

from tui_reader.quotes.cues.lexicon import listed

FEMALE = listed("""
abigail ada adela adele adelheid adriana adèle adélaïde agata agatha agathe aggie agnes agneta aida aiko aino aisha
aisling albertine aleksandra alessandra alessia aletta alette alexandra alexis alice alicja alida alina aline alma
althea alwine amalia amalie amanda amber amelia amina amparo amy amélie ana anabel anastasia anastasie anat anaïs
andrea aneta angela angelica angelika angelina angeline angélique anika anita anja ann anna annabel annabelle annalena
annalisa annamaria anne anneli annelies anneliese annemarie annetta annette annick annie antoinette antonella antonia
antonie antonina arabella arantxa ariadna ariana ariane arianna arlette armande ashley assia astrid aude audrey aurelia
aurora aurélie ava ayelet azra babette barbara barbro beatrice beatrix beatriz becky begoña belinda bella bep bergljot
berit bernadette berta bertha berthe bess bessie beth betje betsy bettina betty beverly bianca birgit blanca blanche
bodil bonnie brenda brigida brigitte britt brittany brunhilde béatrice caecilia caitlin camila camille carina carla
carlota carlotta carme carmen carol carola carolina caroline carolyn carrie cateau catharina catherine cathy cathérine
cecilia cecilie celia chantal chantelle charlene charlotta charlotte cheryl chiara chloe chloé christa christelle
christiane christien christina christine cindy claire clara clarissa clarisse claudia claudine clementine clothilde
clotilde clémence clémentine coba colleen connie constance constanze consuelo cora coralie cordula corinna corinne
cornelia cosima cristiana cristina crystal cynthia céline cătălina daisy dana daniela danielle danuta daphne daphné
daria debbie deborah debra delphine denise diana diane dilma dina dolores dominique donna dora dorette doris dorothea
dorothy dorothée dorte dortje dragana débora désirée ebba edda edeltraud edith edmée edyta effie efrat eileen eirin
ekaterina elaine eleanor elena eleonora eleonore elfie elfrieda elfriede eliane eline elisa elisabet elisabeth
elisabetta elise eliza elizabeth elke ella ellen elly elodie eloise elsa elsbeth elsje elvira elvire emanuela emilia
emiliana emilie emily emine emma emmeline emmy erica erika erin erna ernestine erzsébet esmeralda estelle esther ethel
eugenia eugenie eugénie eulalia eva evangelina eve evelina eveline evelyn ewelina fabienne fanny fatima fatma federica
felicia felicitas fenna ferdinande fernanda fien fientje fiona flavia flora florence frances francesca francine
francoise franzi franziska frederica frederika frida frieda friederike frédérique gabriela gabriele gail galina gaëlle
geertje geertruida genevieve geneviève genoveva georgette georgia georgina geraldine gerda germaine gerta gertie
gertraud gertrud gertrude gesa ghislaine gianna gilberte gina ginevra ginger giorgia giovanna gisela gisèle giulia
giuliana giuseppina gladys glenda gloria grace graciela greet greta gretchen grete gretel griet grietje gudrun
guinevere gwen gwendolen gwendolyn gyöngyi hadas hadassah hala hanan hannah hanne harriet hazel heather hedda hedwig
heidi heike helen helena helene helga hella hendrika hendrikje henny henrietta henriette henrike hermina hermine hetty
hilary hilda hilde hildegarde hildur hillary hillevi holly honoria hortense hélène ida ilaria ilona ilse imogen ina
indira ines inga ingeborg inger ingrid inna inès inês ioana irena irene irina iris irma irmgard isabel isabella
isabelle isolde ivana ivanka ivy iwona izabela jacinda jackie jacoba jacobine jacqueline jadranka jamie jan jane janet
janice jannetje jansje jasmine jean jeanne jeannette jelena jemima jenna jennie jennifer jenny jessica jetje jette jill
jo joan joana joanna joanne johanna johanne jolanda jolanta josefa josefina josefine josephine josette josiane
joséphine jovana joyce joëlle juana juanita judit judith judy julia juliana juliane julie juliet juliette justine
justyna jutta kaatje kaija kaja kamala kara karen kari karin karina karine karla karolina karoline katarina katarzyna
kate katharina katherine kathleen kathryn kathy katie katja katrin katrina kayla keiko kelly kerstin khadija kim
kimberly kinga kirsi kirsten kitty klaartje klara klaudia klothilde kristen kristin kristina kristine kunigunde kätchen
käte käthchen käthe laetitia lara larisa laura laure lauren lavinia layla laëtitia lea leah leena leila lena lenchen
lene leni leonie leonor leonora leonore leopoldine leslie leticia letitia letizia lettie leïla lidia lidwina lieschen
liese liesje liisa lili lilia lilian liliana lillian lilly lily lina linda ling linnea lisa lisbeth lise lisette lissa
liv livia lizzie lois lola loredana lorena loretta lori lorraine lotje lottchen lotte louisa louise loulou lucia
luciana lucienne lucinda lucretia lucy ludmila ludmilla luisa luise luiza luzie lydia lynn lyubov lyudmila léa léonie
maartje mabel machteld madeleine madeline madison mafalda magda magdalena magdalene maggie malala malwine mamie manon
manuela mara marcella marcelline marcia mareike margaret margaretha margarida margarita margherita margo margot margret
margrethe margriet marguerite maria mariana marianna marianne maribel marie mariella marietje marietta mariette marija
marilyn marina marine marion marisa marisol marita mariya marja marjorie marlene marlies marta marte martha marthe
martina mary maryam mathilda mathilde matilda maud maude maureen maya maïté mechthild meg megan megumi mei melania
melanie melinda melissa melitta mercedes mercè merete meryem mette mia michaela michele michelle mien mientje mies
mildred milena millicent millie mimi mina minna minnie mireille mirela miriam mirjam miroslava molly monica monika
monique montserrat morgane muriel mylène myra myrtle mélanie nadezhda nadia nadine nancie nancy nanette nannette naomi
natalia natalie nataliya natascha natasha nathalia nathalie neeltje nellie nelly netje nettie nicola nicole nicoletta
nicolette nina ninette noelia noor nora norah norma noémie octavie odette oksana olena olga olha olivia ophelia ornella
otilia ottilie paige pamela paola pat patricia paula paulina pauline peggy penelope penny pernille perrine petra
philippa philippine philomena phoebe phyllis pia pilar piroska polina polly priscilla priya rachel raffaella rahel
raisa ramona rania raphaëlle raquel rebecca rebekka regine renata renate renée resi rhoda rhonda riek riet rietje rika
rikke rita roberta robin rocio rosa rosalie rosalind rosalinde rosamond rosamund rosana rosanna rose rosella rosemary
rosetta rosette rosie rosina rosine rosita roswitha roxane roxanne ruby ruth saartje sabina sabine sabrina sally salma
salome samantha samira sandra sandrine sanna sara sarah sarita saskia selena selma septimia seraphine sharon sheila
sherry shira shirin shirley sibylla sibylle sidonie sigrid sigríður silke silvana silvia silvina simona simone sinéad
siobhan sladjana snežana sofia sofie solange solveig solène sonia sonya sophia sophie stacey stacy stefania stefanie
steffi stella stephanie sue sunita sunniva susan susana susanna susannah susanne suzanne suzette svenja svetlana
svitlana swantje sybil sybille sylvia sylvie séverine tabitha tamar tamara tammy tanya tara tarja tatiana tatjana
tatyana teodora teresa teresita tetiana thaïs thelma theodora theresa therese thérèse tiina tilda tilde tilly tina
tiziana toos tracy trine trude truida truus tuija ulla ulrica ulrika ulrike ursula urszula vaiva valentina valeria
valerie valérie vanessa vera verena veronica veronika veronique verónica vesna vibeke victoria vigdís viktoria
viktoriya violet violetta virginia virginie vivian viviana viviane vreneli véronique walburga wanda wanja wenche wendy
wiebke wiesława wilhelmina wilhelmine wilma winifred xenia ximena yael yara yasmin yasmina yasmine yelena yevgenia
yolanda yuki yulia yuliia yuliya yvette yvonne zahra zainab zdravka zelda zeynep zinaida zita zoe zofia zora zoë zsófia
zuzana élise élodie émilie
""")
