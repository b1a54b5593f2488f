/* What plays in the Studio. */
#include "sandbox/venue_shows.h"

const struct venue_show venue_shows_studio[] = {
    {.title = "The Glass Orchard",
     .description = "Three sisters, one will, no fruit.",
     .html =
         "<div id>\r\n<p>Three sisters inherit an orchard in which every pear is made of glass. "
         "One wants to sell, one wants to stay, and one has brought a hammer.</p>\r\n<p>A new "
         "play by Juno Albrecht-Mensah. No interval; latecomers are let in between the second "
         "and the third pear.</p>\r\n</div>",
     .image = "orchard.png",
     .alt = "Three overlapping pears in green, pink and yellow glass",
     .genre = "Plays",
     .age = "From age 14",
     .duration_min = 95,
     .room = VENUE_ROOM_STUDIO,
     .list = VENUE_LIST_STUDIO,
     .slots = VENUE_SLOT_EVENING | VENUE_SLOT_MATINEE,
     .weight = 2,
     .captioned = true},
    {.title = "Tin Birds",
     .description = "Clockwork theatre for small people.",
     .html =
         "<div id>\r\n<p>Wind them up and they tell the truth. Five tin birds live on the shelf "
         "of a mender who has forgotten how to laugh.</p>\r\n<p>Clockwork, song and a lot of "
         "feathers for everyone aged 3 to 7 and their grown-ups. Stay afterwards and wind a bird "
         "yourself.</p>\r\n</div>",
     .image = "birds.png",
     .alt = "A clockwork bird with a key in its back",
     .genre = "Family",
     .age = "Ages 3 to 7",
     .duration_min = 55,
     .room = VENUE_ROOM_STUDIO,
     .list = VENUE_LIST_STUDIO_FAMILY,
     .slots = VENUE_SLOT_FAMILY,
     .weight = 2},
    {.title = "Moth Season",
     .description = "A duet with a lamp.",
     .html =
         "<div id>\r\n<p>For eleven nights in June the moths come to Tilda&rsquo;s window, and so "
         "does the man who counts them. A duet for two actors and one very bright "
         "lamp.</p>\r\n<p><em>Contains flickering light, though never more than three times a "
         "second.</em></p>\r\n</div>",
     .image = "moth.png",
     .alt = "A pale patterned moth circles a hanging lamp",
     .genre = "Plays",
     .age = "From age 12",
     .duration_min = 70,
     .room = VENUE_ROOM_STUDIO,
     .list = VENUE_LIST_STUDIO,
     .slots = VENUE_SLOT_EVENING | VENUE_SLOT_MATINEE,
     .weight = 1},
    {.title = "The Glove Maker’s Daughter",
     .description = "One actor, forty pairs of hands.",
     .html =
         "<div id>\r\n<p>She could tell a liar by the thumb. In a workshop above the tannery, "
         "Elspeth cuts gloves for judges, for widows and, once, for a hangman.</p>\r\n<p>Told by "
         "one actor with forty pairs of gloves.</p>\r\n</div>",
     .image = "glove.png",
     .alt = "A stitched red glove with a needle and thread",
     .genre = "Plays",
     .age = "From age 12",
     .duration_min = 80,
     .room = VENUE_ROOM_STUDIO,
     .list = VENUE_LIST_STUDIO,
     .slots = VENUE_SLOT_EVENING | VENUE_SLOT_MATINEE,
     .weight = 1,
     .captioned = true},
    {.title = "Paper Tigers",
     .description = "Folded before your eyes.",
     .html = "<div id>\r\n<p>Two folders, four hundred sheets of paper and a zoo that is on fire, "
             "gently. Everything you see is folded while you watch, and everything goes home in "
             "somebody&rsquo;s pocket.</p>\r\n</div>",
     .image = "tiger.png",
     .alt = "A tiger's face folded from orange paper",
     .genre = "Family",
     .age = "From age 5",
     .duration_min = 60,
     .room = VENUE_ROOM_STUDIO,
     .list = VENUE_LIST_STUDIO_FAMILY,
     .slots = VENUE_SLOT_FAMILY | VENUE_SLOT_MATINEE,
     .weight = 2},
    {.title = "Kitchen, 4 a.m.",
     .description = "Dance for one kettle and three insomniacs.",
     .html =
         "<div id>\r\n<p>Three flatmates who never meet by day meet at the kettle. A small, warm "
         "piece of dance theatre about noise, toast and being awake.</p>\r\n<p>Tea is served; "
         "mugs are not returned.</p>\r\n</div>",
     .image = "kettle.png",
     .alt = "A round kettle breathes a curl of steam at a night window",
     .genre = "Dance",
     .age = NULL,
     .duration_min = 50,
     .room = VENUE_ROOM_STUDIO,
     .list = VENUE_LIST_STUDIO,
     .slots = VENUE_SLOT_EVENING,
     .weight = 1},
    {.title = "Café Ångström",
     .description = "Physics, with pastries.",
     .html =
         "<div id>\r\n<p>In a caf&eacute; ten billionths of a metre wide, an electron waits for a "
         "date who is both late &amp; not late. A comedy of very small errors by Søren "
         "Þorláksdóttir &amp; Zoë O’Hanrahan.</p>\r\n</div>",
     .image = "cafe.png",
     .alt = "A coffee cup with the orbits of an atom for steam",
     .genre = "Comedy",
     .age = "From age 10",
     .duration_min = 85,
     .room = VENUE_ROOM_STUDIO,
     .list = VENUE_LIST_STUDIO,
     .slots = VENUE_SLOT_EVENING | VENUE_SLOT_MATINEE,
     .weight = 1,
     .captioned = true},
    {.title = "The Quiet Carriage",
     .description = "A play for six strangers on the 17:42.",
     .html =
         "<div id>\r\n<p>Six strangers sit in coach B of the 17:42 and for the first nineteen "
         "minutes nobody says a word. Then the train stops between two fields, the lights go out, "
         "and a telephone begins to ring in a suitcase that belongs to none of them.</p>\r\n"
         "<p><em>The Quiet Carriage</em> was written on trains, over two years, with people who "
         "were on their way to work, to hospital, to a wedding, or away from one. We rode with "
         "them, asked one question each, and wrote down what they did <strong>not</strong> "
         "say.</p>\r\n<h3>What to expect</h3>\r\n<ul>\r\n<li>The audience sits on both sides of a "
         "carriage, facing. You will look at strangers; they will look at you.</li>\r\n<li>Each "
         "performance leaves from a different platform: the order of the six monologues is drawn "
         "from a ticket collector&rsquo;s hat.</li>\r\n<li>There is a real silence of four "
         "minutes. "
         "Please let it happen.</li>\r\n</ul>\r\n<h3>Who made it</h3>\r\n<p>Written by the company "
         "with Adaeze Lindqvist. Directed by Rhiannon Pryce-Okafor. Sound by Bartholomew Finch, "
         "who "
         "recorded every brake, door and trolley between Harbourgate Central and Upper Wick. "
         "Designed by Mikl&oacute;s Szab&oacute;, with seats that the railway was kind enough to "
         "lend and would like back.</p>\r\n<h3>Good to know</h3>\r\n<p>The performance lasts one "
         "hour and forty minutes without an interval, which is exactly the advertised journey "
         "time. "
         "Age guidance 12+: some strong language, mostly about replacement buses. Relaxed "
         "performances have the house lights at half, the doors open and the silence explained "
         "beforehand. Assistance dogs are welcome and may sit in the aisle, as on the "
         "train.</p>\r\n<p>&ldquo;The kindest thriller of the year.&rdquo; &mdash; <em>The "
         "Harbourgate Gazette</em><br />\r\n&ldquo;I missed my stop.&rdquo; &mdash; a member of "
         "the "
         "audience</p>\r\n</div>",
     .image = "train.png",
     .alt = "A night train with lit windows crosses a viaduct",
     .genre = "Plays",
     .age = "From age 12",
     .duration_min = 100,
     .room = VENUE_ROOM_STUDIO,
     .list = VENUE_LIST_STUDIO,
     .slots = VENUE_SLOT_EVENING | VENUE_SLOT_MATINEE,
     .weight = 1,
     .captioned = true},
};
const size_t venue_shows_studio_count = sizeof(venue_shows_studio) / sizeof(venue_shows_studio[0]);
