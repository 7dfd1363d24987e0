"""Words that do not tell what a poster is about, alone or at all."""

# Words that join others, and those that every abstract is written with. None of them is part of a phrase.
_ENGLISH = """
    a about above across after again against all almost along already also although always among an and another any are
    around as at away be became because been before being below between both but by can cannot could did do does doing
    done down due during each either else enough even ever every few finally first for from further furthermore given
    had has have having hence here how however i if in instead into is it its itself just last later least less let like
    made mainly many may might more moreover most much must namely nearly need never nevertheless next no nor not now of
    off often on once one only onto or other others otherwise our out over own per perhaps quite rather same second
    several shall she he should since so some still such than that the their them themselves then there thereby
    therefore these they third this those though three through throughout thus to together too toward towards two under
    unless unlike until up upon us very via was we well were what when where whereas whether which while who whole whom
    whose why will with within without would yet you your versus vs etc ii iii

    achieve achieved achieves achieving address addressed addresses aim aims allow allowing allows applied applies
    apply applying approach approaches become becomes best better bring brings called come comes compare
    compared comparison conduct conducted consider considered consist consists contribute contributes contribution
    contributions demonstrate demonstrated demonstrates describe described describes designed designs develop
    developed develops different easy effective effectively effectiveness efficiency efficient efficiently employ
    employs enable enabled enables enabling ensure ensures ensuring evaluate evaluated evaluation evaluations exceed
    exhibit exhibits existing experiment experimental experiments explore explores extensive fast faster find
    finding findings finds focus focuses gain gains get gets give gives goal good great help helps highly identifies
    identify impact improve improved improvement improvements improves improving include includes including increase
    increased increases increasing increasingly indicate indicates introduce introduced introduces introducing
    investigate issue issues keep keeps known lack lead leading leads make makes making mean means method methods
    need needs new novel obtain obtained obtains offer offers outperform outperforming outperforms overcome paper
    perform performed performing performs possible poster practical present presented presents previous previously
    prior problem problems propose proposed proposes proposing prove proves provide provided provides providing
    reach reaches recent recently reduce reduced reduces reducing relies rely remain remains report reports require
    required requires research respectively result resulting results reveal reveals robust scalability scalable seek
    set sets show showing shown shows significant significantly similar simple simply solution solutions solve
    solves state straightforward studied studies study substantial substantially suffer suffers suggest suggests
    support supports tackle take takes talk use used useful uses using usually various work works yield yields
"""

# Function words of other languages that abstracts are written in; the rarer the language, the less the counts sort out.
_GERMAN = """
    aber alle als also am an auch auf aus bei beim das dass dem den der des die dies diese dieser dieses durch ein eine
    einem einen einer eines es für hat im in ist kann können mit nach nicht noch nur oder sich sie sind so sowie über um
    und unter vom von vor war werden wie wird wir zu zum zur zwischen
"""
_FRENCH = """
    au aux avec ce ces cette comme dans de des du elle en est et être il ils la le les leur leurs mais nous on ont ou où
    par pas plus pour qui que sans se ses son sont sur un une
"""
_SPANISH = """
    al como con cuando de del desde donde el ella en entre es esta este estos la las lo los más muy no nos o para pero
    por que se ser sin sobre son su sus también un una uno y
"""

# Words that tell something only beside another: `long context`, `low rank`, `machine learning`.
_ENGLISH_BLAND = """
    able accessible accuracy accurate active additional advance advanced algorithm alternative analysing analysis
    analyzing application area art aspect aware base based baseline basic benefit beyond big boost breaking bridging
    broad build building capability capable case challenge challenging change class close co common complete complex
    complexity component comprehensive compute consistent context core cost critical current data deep deploy
    deploying design detail diverse double driven dynamic early effect element end enhance enhanced enhancing
    environment error estimation every exact example explicit extra facilitating fact factor feature fewer field fine
    flexible flow form framework free full fully function fundamental future general generic global grained group hand
    hard heavy high higher hybrid idea implementation implicit important independent individual information inherent
    initial input inside insight integrated inter interest intra joint jointly key kind large larger layered learn
    learned learning level leverage leverages leveraging lightweight limit limitation limited line linear little local
    long longer loss low lower machine main major manner massive measure measuring minimal mixed model modeling
    modelling modern module multi multiple natural nature necessary network non number objective observation offline
    online open optimal optimize optimized optimizing optimum order original output overall overhead pair paradigm
    part partial particular past path performance phase pipeline point poor positive potential power practice pre
    preliminary principle principled process processing property public pure quality quantitative question range rapid
    rate ratio real recipe regime region related relative relevant reliable resource rich role run running sample
    scale scaling scheme scope search self semi sense sensitive series setting shadow shape shared short side single
    site situation size small smaller smart solid solving source space special specific speed stable stage standard
    start static step strategy strength strong structure style sub super system systematic target task technique
    technology term test testing theory time tool top topic total traditional train training trend true two type
    typical understanding unified uniform unify unique universal unleashing unlocking user utilization value variety
    varying view virtual wall way weak wide wise world
"""

# They begin a word that is written apart, so they end no phrase.
_ENGLISH_PREFIXES = "co cross inter intra meta multi non post pre re self semi sub super ultra"

# Two words each that tell no more together.
_ENGLISH_STOCK = """
    end-end fine-grained good-quality high-level high-performance high-quality large-scale large-scales long-term
    low-cost low-latency low-level low-overhead multi-stage near-optimal open-source plug-play real-time real-world
    short-term single-pass small-scale state-art time-consuming wide-range
"""


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in text.split())


STOP_WORDS = _words(_ENGLISH, _GERMAN, _FRENCH, _SPANISH)
BLAND_WORDS = _words(_ENGLISH_BLAND)
PREFIXES = _words(_ENGLISH_PREFIXES)
STOCK_PHRASES = frozenset(tuple(pair.split("-")) for pair in _ENGLISH_STOCK.split())
