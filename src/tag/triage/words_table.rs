//! Words of events: those that tell one alone, and those that tell one in company. Sorted, in lower case.

/// Words that hardly stand in an article without an event.
#[rustfmt::skip]
pub(super) const ALONE: &[&str] = &[
    "abducted", "abduction", "abductions", "abductors", "aftershock", "airstrike", "airstrikes", "ambush",
    "ambushed", "ambushes", "arson", "arsonist", "assassinate", "assassinated", "assassination",
    "assassinations", "avalanche", "avalanches", "beheaded", "blaze", "bloodshed", "bodies", "bomb",
    "bombardment", "bombed", "bomber", "bombers", "bombing", "bombings", "bombs", "bushfire", "capsized",
    "capsizing", "carjacking", "casualties", "casualty", "cholera", "corpse", "corpses", "crashed", "cyclone",
    "cyclones", "dead", "demonstrators", "derailed", "derailment", "dismembered", "drowned", "dynamite",
    "dynamited", "dynamiting", "earthquake", "earthquakes", "ebola", "epidemic", "erupted", "eruption",
    "evacuated", "exploded", "explosion", "explosions", "explosives", "firefighters", "flooding", "floods",
    "floodwaters", "grenade", "grenades", "guerrilla", "guerrillas", "gunbattle", "gunfire", "gunman",
    "gunmen", "gunned", "gunshot", "gunshots", "hijacked", "hijackers", "hijacking", "homicide", "homicides",
    "hostage", "hostages", "hurricane", "hurricanes", "injuring", "insurgents", "kidnap", "kidnapped",
    "kidnappers", "kidnapping", "kidnappings", "kill", "killed", "killer", "killers", "killing", "killings",
    "kills", "landslide", "landslides", "lynched", "lynching", "machinegunned", "manslaughter", "massacre",
    "massacred", "massacres", "militants", "militiamen", "mortars", "mudslide", "mudslides", "murder",
    "murdered", "murderer", "murderers", "murdering", "murders", "outbreak", "paramilitary", "protesters",
    "protestors", "quake", "quakes", "rape", "raped", "rapist", "rebels", "riot", "rioted", "rioters",
    "rioting", "riots", "robberies", "robbery", "sabotage", "sabotaged", "shelled", "shelling", "shipwreck",
    "shooter", "shooting", "shootings", "shootout", "shootouts", "slain", "slaying", "slayings", "stabbed",
    "stabbing", "stabbings", "stampede", "survivors", "terrorism", "terrorist", "terrorists", "tornado",
    "tornadoes", "tortured", "tsunami", "typhoon", "typhoons", "wildfire", "wildfires", "wounded", "wounding",
    "wreckage",
];

/// Words that also have quieter uses ("shares fell victim", "the committee fired"): two of them in one sentence count.
#[rustfmt::skip]
pub(super) const IN_COMPANY: &[&str] = &[
    "armed", "army", "arrest", "arrested", "arresting", "arrests", "assault", "assaulted", "assaults",
    "attack", "attacked", "attacker", "attackers", "attacking", "attacks", "beaten", "beating", "blast",
    "blasts", "blew", "body", "burned", "burning", "burnt", "charged", "clash", "clashed", "clashes",
    "collapsed", "collided", "collision", "collisions", "combat", "convicted", "coup", "crash", "crashes",
    "custody", "deadliest", "deadly", "death", "deaths", "demonstration", "demonstrations", "deputies",
    "destroyed", "detained", "detainees", "die", "died", "dies", "disaster", "disease", "drought", "drown",
    "drowning", "dying", "emergency", "escaped", "evacuate", "evacuation", "executed", "explode", "explodes",
    "explosive", "famine", "fatal", "fatalities", "fatality", "fatally", "fighting", "fire", "fired", "fires",
    "flood", "flooded", "gun", "guns", "hospital", "hospitalised", "hospitalized", "infected", "infection",
    "injure", "injured", "injures", "injuries", "injury", "jailed", "manhunt", "marched", "militia",
    "missile", "missiles", "missing", "murderous", "officers", "outbreaks", "police", "policeman",
    "policemen", "prosecutors", "protest", "protested", "protesting", "protests", "quarantine", "raid",
    "raided", "raids", "rallied", "rallies", "rally", "rebel", "rescue", "rescued", "rescuers", "robbed",
    "robbers", "rocket", "rockets", "sank", "sentenced", "sheriff", "shot", "shots", "sinking", "soldiers",
    "storm", "storms", "strangled", "strikes", "struck", "suicide", "sunk", "suspect", "suspects",
    "threatened", "troops", "unrest", "victim", "victims", "violence", "violent", "virus", "weapon",
    "weapons", "wound", "wounds",
];
