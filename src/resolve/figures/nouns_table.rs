//! Nouns of people, nouns that a number counts instead of people, and words that end a noun phrase.

/// Singular nouns of people. Plurals are made by rule or stand in [`PLURALS`].
const PEOPLE: &str = "administrator custodian florist hairdresser baker butcher tailor barber barrister catechist watchman \
sentry seminarian jesuit clergyman layman deacon trucker gardener farmhand rancher landowner banker accountant architect \
analyst economist historian biologist chemist veterinarian trainer librarian lineman dockworker docker stevedore welder \
roofer painter plasterer bricklayer locksmith weaver blacksmith chauffeur peddler hawker beggar squatter bouncer doorman \
concierge usher receptionist secretary treasurer operator dispatcher porter hitchhiker onlooker eyewitness foreman \
supervisor superintendent commissioner prefect alderman unionist campaigner organizer organiser \
person individual human victim man woman boy girl child kid baby infant toddler newborn teen teenager \
youth youngster juvenile minor adult adolescent pensioner senior elder grandmother grandfather grandparent grandson \
granddaughter grandchild mother father parent mom mum dad son daughter brother sister sibling husband wife spouse \
partner uncle aunt cousin nephew niece twin relative friend boyfriend girlfriend fiance fiancee neighbor neighbour \
roommate widow male female guy lady gentleman stranger bystander passerby passer-by pedestrian motorist driver \
motorcyclist cyclist bicyclist biker rider passenger traveler traveller commuter tourist visitor guest customer \
shopper patron diner clerk cashier employee worker laborer labourer staffer colleague coworker co-worker contractor \
manager owner shopkeeper vendor trader merchant businessman businesswoman farmer peasant fisherman miner builder \
engineer technician electrician plumber carpenter mechanic cook chef waiter waitress bartender barman janitor cleaner \
maid nanny nurse doctor physician surgeon medic paramedic patient dentist pharmacist teacher professor lecturer \
student pupil schoolboy schoolgirl schoolchild undergraduate freshman sophomore principal academic scientist \
researcher journalist reporter photographer cameraman correspondent editor broadcaster blogger activist protester \
protestor demonstrator marcher rioter looter striker supporter fan spectator reveler reveller partygoer concertgoer \
worshipper worshiper churchgoer pilgrim mourner priest nun monk bishop pastor minister imam cleric missionary rabbi \
preacher parishioner soldier troop serviceman servicewoman servicemember recruit conscript cadet reservist veteran \
officer policeman policewoman constable trooper sheriff deputy sergeant lieutenant captain major colonel general \
corporal commander commando ranger marine sailor seaman airman pilot copilot co-pilot gendarme guard bodyguard warden \
detective agent inspector marshal patrolman firefighter fireman rescuer responder lifeguard coastguard guardsman \
peacekeeper militant militiaman insurgent rebel fighter terrorist jihadist jihadi islamist extremist guerrilla guerilla \
gunman attacker assailant bomber hijacker kidnapper sniper operative combatant mercenary warrior smuggler trafficker \
dealer gangster mobster robber burglar thief criminal convict felon suspect perpetrator culprit offender accused \
defendant detainee prisoner inmate captive hostage abductee survivor casualty fatality civilian citizen resident local \
villager townsman inhabitant native national foreigner expatriate expat immigrant migrant refugee asylum-seeker \
evacuee homeowner tenant occupant householder camper hiker climber mountaineer skier swimmer surfer diver boater \
athlete player footballer runner jogger coach referee jockey boxer wrestler actor actress singer musician rapper \
artist dancer writer author poet lawyer attorney prosecutor judge magistrate juror mayor councilman councilwoman \
councillor councilor lawmaker legislator congressman senator politician candidate governor minister ambassador \
diplomat official envoy consul aide adviser advisor president leader chief spokesman chieftain bureaucrat delegate \
member crewman crewmember steward stewardess attendant conductor trucker courier postman mailman deliveryman cabbie \
taxi-driver bus-driver janitor security-guard mechanic trainee intern apprentice helper volunteer aid-worker caretaker \
caregiver babysitter muslim christian jew hindu sikh buddhist catholic protestant shiite sunni kurd arab palestinian \
israeli syrian iraqi iranian afghan pakistani indian american briton australian canadian russian ukrainian turk \
egyptian libyan yemeni saudi lebanese nigerian kenyan somali sudanese ethiopian german frenchman frenchwoman italian \
spaniard mexican colombian peruvian salvadoran salvadorean guatemalan chilean brazilian chinese japanese korean \
filipino indonesian malaysian thai burmese rohingya bangladeshi nepali dutchman dutch dane swede norwegian finn pole \
romanian bulgarian serb croat bosnian albanian greek chechen tajik uzbek kazakh georgian armenian azerbaijani \
african european asian latino hispanic black white teen-ager mother-to-be one newlywed couple someone \
cop paratrooper infantryman legionnaire vigilante lynching policemen personnel thug hoodlum delinquent peasant \
campesino unionist leftist rightist communist sandinista contra mobster body corpse crew crewmate trekker sherpa \
intruder baker tailor hairdresser barber butcher milkman poacher hunter";

/// Plurals not made by "-s".
const PLURALS: &str = "people persons men women children kids infants policemen policewomen firemen gunmen servicemen \
servicewomen militiamen fishermen businessmen businesswomen schoolchildren grandchildren troops crew crewmen airmen \
seamen personnel police staff guardsmen patrolmen frenchmen passersby passers-by spokesmen cameramen congressmen \
councilmen lives souls youths teens females males folks youngsters lebanese chinese japanese sudanese burmese dutch \
taliban peshmerga mujahideen mujahedin isis daesh isil members victims families casualties fatalities deaths bodies \
households ladies babies thieves wives corpses hostages couples others dead wounded injured cases civilians elderly \
peasants clergy clergymen marines nationals workers women-and-children migrants";

/// What a number may count that is not people.
const THINGS: &str = "year month week day hour minute second night morning afternoon evening weekend decade century time \
mile kilometer kilometre km meter metre foot feet inch yard block acre hectare square pound kilogram kg ton tonne gram \
ounce gallon liter litre degree percent percentage point dollar euro pound rupee peso cent yen buck bullet round shot \
casing shell rocket missile bomb mortar grenade mine gun rifle pistol handgun weapon knife blade magazine device \
explosive blast explosion attack raid strike airstrike air sortie bombing shooting stabbing incident accident crash \
collision clash battle siege quake earthquake tremor aftershock storm flood tornado hurricane typhoon cyclone fire \
blaze wildfire car truck vehicle bus van train plane aircraft jet helicopter drone warplane boat ship ferry vessel \
motorcycle motorbike bike bicycle tank tanker apc ambulance suv sedan pickup minibus taxi carriage wagon home house \
apartment building room store shop school church mosque temple hospital clinic hotel restaurant office floor storey \
story street road avenue route highway interstate exit lane village town city neighborhood neighbourhood district \
province state country nation region area place site location spot side part half quarter third fraction piece \
section type kind sort way form case count charge offense offence crime felony misdemeanor law rule bill act article \
chapter page sentence term vote seat poll election dog cat horse cow cattle sheep goat pig chicken bird animal pet \
tree plant crop field farm camp tent checkpoint base post station position front line unit brigade battalion regiment \
division platoon squad company battery group gang organization organisation agency team party faction side club league \
game match goal inning season round race lap set try win loss hit call report question document video photo image \
picture caption tweet post message letter email website account channel phone number name word sign signal camera \
wound surgery operation test sample dose drug pill bottle bag box package backpack suitcase item thing object \
step stage phase level grade rank order row wave series set list line class course degree job chance reason fact \
idea factor issue detail record statement footage description information problem matter thread comment share like view minute-long o'clock a.m. p.m. am pm est edt gmt bst \
family deer bear wolf cougar elephant lion tiger whale shark fish livestock bull donkey camel pct ft mph kph hp mm cm caliber calibre gauge yo jan feb mar apr jun jul aug sept oct nov dec january february march \
april may june july august september october november december count inches feet women's men's power resolution \
operation centimeter centimetre millimeter millimetre magnitude liter strikes caliber gunshot gunshots";

/// Words that end a noun phrase: prepositions, conjunctions, determiners, pronouns, auxiliaries, common verbs.
const STOPS: &str = "of in on at by for from with without to into onto out off over under after before during since until \
while when where who whom whose which that than as and or but nor yet so if because although though whether both either \
neither between among amid against around near about across along behind beside beyond through toward towards upon via \
within outside inside despite including included include includes excluding except aboard per the a an this that these \
those his her its their our my your he she it they we i you him them us me is are was were be been being am has have \
had having do does did will would shall should can could may might must not also then later still already only just \
said says say told tells reported reports according went go got get took take taken taking came come found find left \
leaving leave leaves made make using carrying wearing suffered suffer suffering suffers sustained sustaining lost lose \
remain remains remained became become seen saw happened occurred there here now today yesterday tomorrow monday tuesday \
wednesday thursday friday saturday sunday tonight overnight again even very too what how why all each every any some \
no more less most least following amid aged ages age outside where's he's she's who's seriously critically fatally \
severely badly slightly lightly instantly dies died die dying perished allegedly apparently reportedly";

/// Nouns of people that mostly stand before another noun ("a female officer", "an Israeli policy").
const ADJECTIVAL: &str = "female male black white senior local national minor adult teen teenage elder muslim christian \
catholic protestant shiite sunni kurd arab palestinian israeli syrian iraqi iranian afghan pakistani indian american \
australian canadian russian ukrainian egyptian libyan yemeni saudi lebanese nigerian kenyan somali sudanese ethiopian \
german italian mexican colombian peruvian salvadoran guatemalan chilean brazilian chinese japanese korean indonesian \
malaysian thai burmese bangladeshi nepali norwegian romanian bulgarian serb bosnian albanian greek chechen european \
african asian latino hispanic leftist rightist communist islamist rebel civilian police native terrorist militant";

use std::collections::HashSet;
use std::sync::LazyLock;

static PEOPLE_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| PEOPLE.split_whitespace().collect());
static PLURAL_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| PLURALS.split_whitespace().collect());
static THING_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| THINGS.split_whitespace().collect());
static ADJECTIVAL_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| ADJECTIVAL.split_whitespace().collect());
static STOP_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| STOPS.split_whitespace().collect());

/// Whether `word` names one person.
pub(super) fn is_person(word: &str) -> bool {
    PEOPLE_SET.contains(word)
}

/// Whether `word` names several people.
pub(super) fn is_people(word: &str) -> bool {
    PLURAL_SET.contains(word) || singular_of(word, &PEOPLE_SET)
}

/// Whether `word` names something that is not people, one or several.
pub(super) fn is_thing(word: &str) -> bool {
    !PEOPLE_SET.contains(word)
        && !PLURAL_SET.contains(word)
        && (THING_SET.contains(word) || singular_of(word, &THING_SET))
}

/// Whether `word`, though a noun of people, mostly describes the noun behind it.
pub(super) fn is_adjectival(word: &str) -> bool {
    ADJECTIVAL_SET.contains(word)
}

/// Whether `word` cannot stand inside a noun phrase.
pub(super) fn is_stop(word: &str) -> bool {
    STOP_SET.contains(word)
}

fn singular_of(word: &str, set: &HashSet<&str>) -> bool {
    let ends = [("ies", "y"), ("es", ""), ("s", "")];
    ends.iter().any(|(plural, singular)| {
        word.strip_suffix(plural).is_some_and(|stem| set.contains(format!("{stem}{singular}").as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_things_are_told_apart() {
        for word in ["soldiers", "bodies", "families", "women", "others", "children", "terrorists", "passersby"] {
            assert!(is_people(word) && !is_thing(word), "{word}");
        }
        for word in ["houses", "bullets", "years", "km", "batteries", "rockets"] {
            assert!(is_thing(word) && !is_people(word), "{word}");
        }
        assert!(is_person("woman") && !is_person("women") && is_stop("were"));
    }
}
