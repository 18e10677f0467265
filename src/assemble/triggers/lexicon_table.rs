//! Words that name events: one row a wording, with what it says and how surely it says it.

use super::{Kind, Strength};
use crate::doc::EventType::{self, *};

/// A wording: what it names, how surely, and the pattern (case-insensitive, whole words).
pub struct Row {
    /// What it names.
    pub kind: Kind,
    /// How surely.
    pub strength: Strength,
    /// Regular expression without anchors.
    pub pattern: &'static str,
}

const fn strong(kind: EventType, pattern: &'static str) -> Row {
    Row { kind: Kind::Exact(kind), strength: Strength::Strong, pattern }
}

const fn weak(kind: EventType, pattern: &'static str) -> Row {
    Row { kind: Kind::Exact(kind), strength: Strength::Weak, pattern }
}

const fn generic(kind: Kind, pattern: &'static str) -> Row {
    Row { kind, strength: Strength::Weak, pattern }
}

const fn anaphor(kind: Kind, pattern: &'static str) -> Row {
    Row { kind, strength: Strength::Anaphor, pattern }
}

/// Every wording. Where two rows match overlapping words, the longer match wins, then the earlier row.
pub const ROWS: &[Row] = &[
    // suicide bombings
    strong(
        AttackSuicideBombing,
        r"suicide(?:[- ](?:car|truck|vest|vehicle|bomb))?[- ](?:bomb(?:ing|ings|er|ers)?|blasts?|explosions?|attacks?|attackers?|missions?|assaults?)",
    ),
    strong(
        AttackSuicideBombing,
        r"bl(?:ew|ows?|owing|own) (?:himself|herself|themselves|itself) up|blew up (?:himself|herself|themselves)",
    ),
    strong(
        AttackSuicideBombing,
        r"(?:detonat(?:ed|ing)|set(?:ting)? off) (?:his|her|their|an?) (?:\w+ )?(?:explosive(?:s)?|suicide)? ?(?:vests?|belts?)",
    ),
    strong(AttackSuicideBombing, r"bombers? (?:struck|attacked|targeted|detonated)"),
    // bombings
    strong(
        AttackBombing,
        r"(?:struck|hit|drove over|ran over|stepped on|triggered|set off|strikes?) an? (?:\w+ )?(?:roadside bomb|land ?mine|mine|explosive device|ied|bomb)",
    ),
    strong(
        AttackBombing,
        r"(?:car|truck|roadside|parcel|letter|nail|pipe|petrol|motorcycle|bicycle|fire|time|twin|double|dual|metro|subway|church|mosque|embassy|marathon|train|market)[- ]?bomb(?:ing|ings|s|ed)?",
    ),
    strong(
        AttackBombing,
        r"bomb(?:ing)? (?:attacks?|blasts?|explosions?)|bomb(?:s|ed)? (?:exploded|went off|detonated|ripped|tore|killed|planted)",
    ),
    strong(
        AttackBombing,
        r"(?:improvised explosive devices?|ieds?|land ?mines?|booby[- ]traps?|explosive devices?|mines?) (?:exploded|went off|detonated|blast|explosions?|attacks?|killed)|mine explosions?",
    ),
    strong(
        AttackBombing,
        r"grenade (?:attacks?|blasts?|explosions?)|(?:hurled|threw|thrown|throwing|tossed|lobbed) (?:an? |several |two |hand )*grenades?",
    ),
    strong(
        AttackBombing,
        r"dynamite attacks?|dynamited|dynamiting|placed (?:an? )?(?:\w+ )?(?:bombs?|explosives?|dynamite)|planted (?:an? )?(?:\w+ )?(?:bombs?|explosives?)",
    ),
    strong(AttackBombing, r"blew up|blown up|blowing up|bl[oe]w up"),
    strong(AttackBombing, r"bombings?"),
    weak(AttackBombing, r"bombed|bombs?|explosive devices?|explosives? (?:attack|charge)"),
    // air strikes
    strong(
        AttackAirstrike,
        r"(?:fired|launched|intercepted) (?:an? |several |two |three |\w+ )?(?:ballistic|cruise|scud|guided) missiles?",
    ),
    strong(
        AttackAirstrike,
        r"air ?-?(?:strikes?|raids?|assaults?|attacks?|bombardments?|bombings?)|airstrikes?|aerial (?:bombardments?|bombings?|attacks?|raids?|strikes?)|drone (?:strikes?|attacks?|raids?)",
    ),
    strong(
        AttackAirstrike,
        r"barrel bombs?|(?:dropp?(?:ed|ing)|aerial) (?:\w+ ){0,2}bombs?|(?:warplanes?|fighter jets?|jets|helicopters?|aircraft|drones?|planes) (?:\w+ ){0,3}?(?:struck|bombed|hit|targeted|attacked|pounded|carried out|launched|fired|dropped|raided|strafed)",
    ),
    strong(
        AttackAirstrike,
        r"(?:cruise |ballistic )?missile (?:strikes?|attacks?|barrages?)|missiles? (?:struck|hit|slammed|landed|fired)|fired (?:\w+ )?(?:cruise |ballistic )?missiles?",
    ),
    strong(
        AttackAirstrike,
        r"(?:coalition|russian|regime|israeli|american|u\.?s\.?|turkish|saudi|government|syrian|iraqi|jordanian|french|nato|ethiopian)(?:-led)? (?:coalition )?(?:raids?|strikes?)",
    ),
    weak(AttackAirstrike, r"raids? (?:on|killed|hit|targeted)|strafed|strafing|strikes (?:on|hit|killed|targeted)"),
    // shelling
    strong(AttackShelling, r"(?:grad|katyusha|qassam|mortar|artillery) (?:rockets?|rounds?|shells?)"),
    strong(
        AttackShelling,
        r"shell(?:ed|ing|ings)|mortar(?:s| rounds?| shells?| fire| attacks?| bombs?)|artillery (?:fire|shell(?:s|ing)?|bombardments?|strikes?|attacks?|barrages?)",
    ),
    strong(
        AttackShelling,
        r"rocket(?:[- ](?:fire|attacks?|barrages?|shells?|propelled grenades?))|rockets? (?:\w+ )?(?:hit|struck|landed|slammed|fired|were fired|killed)|fired (?:\w+ ){0,3}(?:rockets?|shells?|mortars?)|missile and artillery",
    ),
    weak(AttackShelling, r"bombard(?:ed|ment|ments|ing)|shells? (?:hit|struck|landed|fell|fired)|rocket shells?"),
    // shootings
    strong(
        AttackShooting,
        r"opened fire|open(?:s|ing)? fire|(?:mass|fatal|deadly|drive[- ]by|school|double|triple|police|officer[- ]involved|church|nightclub|gang[- ]related|overnight|random|accidental|workplace|concert|mosque) shootings?|shooting (?:spree|rampage|attack|death|incident|victim)s?",
    ),
    strong(
        AttackShooting,
        r"shootings?|shoot-?outs?|gun ?battles?|gun ?(?:fire|shots?|shot wounds?|attacks?|rampage)(?: exchange)?|shots (?:that )?(?:were |had been |being )?(?:heard and )?fired|fired (?:off )?(?:several |multiple |at least \w+ |\w+ )?shots|exchange(?:d)? (?:of )?(?:gun)?fire",
    ),
    strong(
        AttackShooting,
        r"(?:was|were|been|being|is|are|had been|got|gets) (?:\w+ly )?(?:shot|gunned down|machine-?gunned)(?: (?:dead|to death|and (?:\w+ )?(?:killed|wounded|injured)))?",
    ),
    strong(
        AttackShooting,
        r"(?:fatally|accidentally) shot|shot (?:dead|and killed|and wounded|to death|and injured|himself|herself|him|her|them|a |an |two |three |four |five |in the (?:\w+ )?\w+)|shot[^.]{0,20}killed|found shot|gunned down|machine-?gunned|fatally wounded",
    ),
    weak(
        AttackShooting,
        r"shots?|fired (?:at|on|into|upon)|firing (?:at|on|into)|gunm[ea]n|sniper (?:fire|shots?|attacks?)|shoots?|sprayed (?:with )?bullets|bullets?",
    ),
    // stabbings
    strong(
        AttackStabbing,
        r"(?:killed|attacked|hacked|murdered|wounded|injured) (?:\w+ )?with (?:an? )?(?:\w+ )?(?:machetes?|axes?|knives|knife|swords?|hammers?)",
    ),
    strong(
        AttackStabbing,
        r"stabb(?:ed|ing|ings)(?: (?:spree|attack|rampage|death|to death))?|stabs|knif(?:ed|ing)|(?:knife|machete|axe|sword|hammer|cleaver)(?:[- ]wielding \w+)?(?: (?:attacks?|assaults?|rampage))|slash(?:ed|ing)|hacked to death|stab wounds?|beheaded|beheading|decapitated",
    ),
    // vehicles as weapons
    strong(
        AttackVehicle,
        r"(?:truck|lorry|van|car|vehicle|bus)[- ](?:ramming|attacks?|rampage)|(?:drove|ploughed|plowed|rammed|ramming|driving|ploughing|plowing|mowed|mowing|barrel(?:l)?ed) (?:\w+ ){0,5}?(?:into|through|down) (?:an? |the )?(?:\w+ ){0,3}?(?:crowds?|pedestrians?|people|cyclists?|worshippers|shoppers|revell?ers|group|protest\w*|soldiers|families|market)|mowed down",
    ),
    // arson
    strong(
        AttackArson,
        r"arson(?: attacks?)?|firebomb(?:ed|ing|ings)?|molotov cocktails?|petrol bombs?|set (?:\w+ ){1,4}?(?:on fire|ablaze|alight)|set fire to|torched|setting fire to|burned down (?:the|a) \w+",
    ),
    // chemical
    strong(
        AttackChemical,
        r"(?:chemical|gas|poison(?:ous)? gas|toxic gas|sarin|chlorine|nerve agent|acid|mustard gas)(?: weapons?| gas| munitions?)? (?:attacks?|strikes?|bombs?|shells?)|chemical munitions?|poisonous gas(?:es)?|poisoned (?:with|by)|toxic gas(?:s?es)?",
    ),
    // kidnappings
    strong(
        AttackKidnapping,
        r"taken at gunpoint|barricaded (?:himself|herself|themselves)|(?:seized|captured|snatched|taken) by (?:gunm[ae]n|militants|rebels|the group|armed men|pirates|extremists)|held captive|(?:took|taken) captive|taken from (?:his|her|their|a) (?:home|house|school|dormitory|village|farm)|marched (?:them|him|her|the \w+) (?:\w+ )?into the (?:forest|bush|hills|jungle)",
    ),
    strong(
        AttackKidnapping,
        r"kidnap(?:p?ed|p?ing|p?ings|s)?|abduct(?:ed|ion|ions|ing|s)?|taken hostage|hostage[- ]tak(?:ing|ings|er|ers)|hijack(?:ed|ing|ings)?|held hostage|took (?:\w+ ){0,4}?hostages?|seized (?:\w+ ){0,3}?hostages?|hostage (?:situation|crisis|siege|standoff)",
    ),
    // assassinations
    strong(
        AttackAssassination,
        r"assassination attempts?|attempts? on (?:his|her|the) (?:\w+['’]s )?life|attempt to (?:kill|assassinate|murder) (?:the )?(?:president|minister|prime minister|governor|general)",
    ),
    strong(AttackAssassination, r"assassinat(?:ed|ion|ions|e|ing|ions?)|contract killing"),
    // generic attacks
    strong(
        AttackOther,
        r"massacre(?:d|s)?|(?:terror(?:ist)?|militant|insurgent|guerrilla|rebel|armed|deadly|bloody|coordinated|cross-border|sectarian|deadliest|complex|commando) (?:attacks?|assaults?|raids?|incursions?)|ambush(?:ed|es)?|lynch(?:ed|ing)|executed|executions?|behead(?:ed|ing)s?",
    ),
    strong(
        AttackOther,
        r"homicides?|murder(?:ed|s)?|slain|slayings?|double murder|beaten to death|strangled|killing spree|rampage|bludgeoned|mugg(?:ed|ing)",
    ),
    strong(
        AttackOther,
        r"rob(?:bed|bery|beries)|armed robbery|carjack(?:ed|ing|ings)|home invasions?|hold-?ups?|raped?|sexually assaulted|burglar(?:y|ies)",
    ),
    // crimes with a weapon in hand, as police reports tell them
    strong(
        AttackOther,
        r"murder-?suicides?|at (?:gun|knife)point|pistol[- ]whip(?:ped|ping|s)?|(?:tried|tries|trying|attempt(?:ed|ing)?) to rob|to rob|robbers?|robbing|invaded (?:an? |the |his |her |their )(?:\w+ )?(?:home|house|apartment)",
    ),
    strong(
        AttackOther,
        r"(?:pulled|pulled out|brandish(?:ed|ing)|point(?:ed|ing)|waved|waving|displayed|showed) (?:out )?(?:an? |the |his |her |what appeared to be an? )(?:\w+ )?(?:gun|handgun|pistol|rifle|shotgun|revolver|firearm|knife|machete)",
    ),
    strong(
        Other,
        r"(?:guns?|handguns?|pistols?|rifles?|shotguns?|firearms?) (?:and [\w -]{1,30} )?(?:was |were |had been |have been )?(?:reported )?stolen|(?:theft|stealing|stole) (?:of )?(?:[\w-]+ ){0,4}(?:guns?|handguns?|pistols?|rifles?|shotguns?|firearms?)|(?:hours?-long |six-hour |armed |police |swat )standoffs?|standoff (?:situation|between police|with (?:police|deputies|officers|swat))",
    ),
    generic(Kind::Attack, r"attack(?:s|ed|ing)?|assaults?|assaulted|atrocity|atrocities|bloodshed|incursions?"),
    generic(
        Kind::Violence,
        r"kill(?:ed|s|ing|ings)|claimed the lives|claiming (?:the )?lives|left (?:\w+ ){1,4}dead|died|dead|deaths?|fatalit(?:y|ies)|wounded|wounding|injured|injuring",
    ),
    // fighting
    strong(
        Clash,
        r"clash(?:es|ed|ing)?|gun ?battles?|gun ?fights?|firefights?|(?:fierce|heavy|intense|ongoing|fresh|renewed|violent) (?:fighting|battles?|combat)|fighting (?:broke out|erupted|raged|between|continued|in|around|near)|battles? (?:between|for|with|against|raged|erupted|broke)|skirmish(?:es)?",
    ),
    strong(
        Clash,
        r"(?:military|security|special|counter-?terrorism|ground|clearance) (?:operation|offensive|sweep)s?|offensives?|counter-?offensives?|(?:stormed|overran|recaptured|retook|liberated|captured|seized control of|took control of|besieged|repelled) ",
    ),
    weak(
        Clash,
        r"fighting|eliminated|neutrali[sz]ed|battles?|combat|operations?|advance(?:d)? (?:on|in|into)|siege|raid(?:ed|s)?",
    ),
    // crowds
    strong(
        Riot,
        r"riot(?:s|ing|ed|ers)?|looting|ethnic violence|communal (?:violence|clashes)|mob (?:attacks?|violence)|unrest",
    ),
    strong(
        Protest,
        r"protest(?:s|ed|ing|ers)?|demonstrat(?:ion|ions|ed|ors|ing)|rall(?:y|ies|ied)|sit-?ins?|(?:general|hunger) strikes?|(?:went|going|go) on strike|march(?:ed|ers)? (?:through|on|in|against|from|down|to)|walkouts?",
    ),
    // courts and custody
    strong(
        Trial,
        r"jailed (?:for|after|on)|(?:murder|terror|corruption|war crimes) trials?|told (?:jurors|the jury|the court)|testified|plea deals?|trials? of (?:the |a |an |two |three |four |\w+ )?(?:m[ae]n|women|suspects?|defendants?|officers?|former|alleged|accused)|first (?:court )?appearance|a judge (?:ruled|ordered|sentenced)",
    ),
    strong(
        Trial,
        r"sentenced|sentencing|convicted|conviction|pleaded (?:not )?guilty|pled (?:not )?guilty|found (?:[\w’'-]+ ){0,8}?guilty|guilty pleas?|verdicts?|on trial|went on trial|stand trial|acquitted|court (?:hearing|appearance|case)|indicted|arraigned|jury",
    ),
    weak(
        Arrest,
        r"arrest(?:ed|s|ing)?|detain(?:ed|ing|s)?|detentions?|apprehended|taken into custody|booked (?:into|in)|charged with|captured|facing (?:\w+ )?charges|(?:ordered )?held without (?:bail|bond)|(?:is|are|was|were) (?:in custody|behind bars)|traffic stops?|charged (?:after|over|in)|(?:weapons?|guns?|firearms?|narcotics)(?: and \w+)? charges?|found in possession of",
    ),
    // transport
    strong(
        AccidentTransport,
        r"(?:plane|train|bus|car|truck|helicopter|road|highway|traffic|vehicle|ferry|boat|air|jet|motorcycle|coach|minibus|van|lorry|two-car|head-on|single-vehicle|one-vehicle|rail|tram|bike|school bus|aircraft) (?:crash(?:es)?|accidents?|collisions?|wrecks?|disasters?|derailments?|sinkings?|pile-?ups?)",
    ),
    strong(
        AccidentTransport,
        r"derail(?:ed|ment|ments|ing)|crash(?:ed|es)? (?:into|in|near|on|after|shortly|while|off)|crash(?:ed|es)?|collid(?:ed|ing)|collisions?|capsiz(?:ed|ing|e)|(?:ferry|boat|ship|vessel|dinghy|trawler) (?:\w+ ){0,3}?(?:sank|sunk|sinking|capsized|overturned)|sank|shipwrecks?|overturned|ran off the road|went off the road|plunged (?:into|off|down)|veered off|skidded off|hit by an? (?:\w+ )?(?:car|train|truck|vehicle|bus|van)|struck by an? (?:\w+ ){0,3}(?:car|train|truck|vehicle|bus|van|suv)|run over by|ran aground|r[au]n a red light and hit|ran into the back of|hit-and-run|pile-?up",
    ),
    // fires
    strong(DisasterWildfire, r"wild ?fires?|bush ?fires?|forest fires?|brush fires?|grass fires?"),
    strong(
        AccidentFire,
        r"(?:house|apartment|building|warehouse|hotel|factory|nightclub|hospital|blaze|kitchen|market|tower|high-rise|residential|school|store|supermarket|dormitory|camp) (?:fires?|blazes?)|fire (?:broke out|ripped|swept|tore|engulfed|gutted|destroyed|started|that killed|at a|in a|at the)|blazes?|inferno|went up in flames|caught fire|burst into flames",
    ),
    weak(AccidentFire, r"fires?|flames"),
    // work and industry
    strong(
        AccidentIndustrial,
        r"(?:mine|mining|coal mine|colliery|factory|plant|refinery|industrial|chemical plant|fireworks|warehouse|dam|crane|scaffolding|quarry|pipeline|boiler|silo|oil rig|construction site|building|bridge|roof) (?:accidents?|disasters?|explosions?|blasts?|collapses?|collapsed|leaks?)|(?:mine|dam|bridge|roof|building|scaffolding|crane|tunnel) (?:\w+ )?(?:collapse[ds]?|cave-?in|gave way)|toxic leak|chemical (?:leak|spill)|methane (?:blast|explosion)|cave-?ins?",
    ),
    generic(Kind::Explosion, r"explosions?|blasts?|exploded|detonat(?:ed|ion|ions|ing)|explod(?:es|ing)"),
    strong(
        AccidentOther,
        r"gas (?:explosion|blast|leak)s?|drown(?:ed|ing|ings)|stampedes?|overdos(?:e|ed|es)|accidentally shot|accidental (?:shooting|discharge|overdose)|gun went off|tree fell|avalanches? of|fell to (?:his|her|their) deaths?|electrocuted|carbon monoxide poisoning|crowd crush|food poisoning|fatal fall|lightning str(?:ike|uck)s?|struck by lightning|mauled|collapse[ds]?",
    ),
    // disasters
    strong(DisasterEarthquake, r"earthquakes?|quakes?|temblors?|aftershocks?|tremors?|magnitude[- ]\d"),
    strong(
        DisasterFlood,
        r"flash floods?|flood(?:s|ing|ed|waters?)?|inundat(?:ed|ion)|burst (?:its|their) banks|torrential rains?|dam burst",
    ),
    strong(
        DisasterStorm,
        r"hurricanes?|typhoons?|cyclones?|tornado(?:e?s)?|(?:tropical|winter|snow|ice|severe|thunder|dust|sand|hail) ?storms?|storms?|blizzards?|monsoon|twisters?",
    ),
    strong(
        DisasterLandslide,
        r"(?:hillside|slope|mountainside|hill|cliff)[^.]{0,50}(?:gave way|collapsed|slid)|landslides?|mudslides?|rockslides?|avalanches?|mudflows?|landslips?",
    ),
    strong(
        DisasterEpidemic,
        r"epidemics?|outbreaks? of (?:the )?(?:\w+ )?(?:virus|disease|ebola|cholera|measles|flu|plague|fever|illness|meningitis|zika|dengue|polio|diphtheria)|(?:disease|virus) outbreaks?|pandemics?|(?:ebola|cholera|measles|zika|plague|dengue|malaria|meningitis|sars|mers|covid(?:-19)?|coronavirus|lassa fever|diphtheria|polio) (?:outbreak|epidemic|cases|virus|deaths?)|ebola|cholera",
    ),
    strong(
        DisasterOther,
        r"tsunamis?|volcan(?:o|ic) (?:erupt(?:ed|ion|ions)|eruptions?)|eruptions?|drought|heat ?waves?|famine|cold snap|sinkholes?|meteor(?:ite)?",
    ),
    // releases and escapes
    weak(
        Other,
        r"(?:were|was|been|being) (?:freed|released|rescued)|freed|release of|escape(?:d|s)? (?:from|the)|found (?:safe|alive)|bomb threats?|hoax|evacuat(?:ed|ion)",
    ),
    // words that point back
    anaphor(
        Kind::Violence,
        r"(?:the|this|that) (?:incident|tragedy|violence|carnage|crime|case|confrontation|dispute|altercation|rampage|onslaught|ordeal)",
    ),
    anaphor(Kind::Accident, r"(?:the|this|that) (?:accident|disaster|catastrophe|wreck|calamity|mishap)"),
];
