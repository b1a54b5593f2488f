/* What plays in the Main House, the Riverside Arena and, if it exists, Northgate Park. */
#include "sandbox/venue_shows.h"

const struct venue_show venue_shows_house[] = {
    {.title = "A Fox in Winter",
     .description = "A musical of one long night, with snow.",
     .html = "<div id>\r\n<p>A hungry fox, a frozen wood and a girl who has lost her voice. Seven "
             "players and a live band tell a story of one long night, with snow.</p>\r\n"
             "<p><strong>Warm coats welcome:</strong> the first five rows get flakes.</p>\r\n"
             "<ul>\r\n<li>Haze, and one loud owl</li>\r\n<li>Booster cushions at every "
             "door</li>\r\n</ul>\r\n</div>",
     .image = "fox.png",
     .alt = "A red fox looks straight at us, the winter moon behind it",
     .genre = "Family",
     .age = "From age 6",
     .duration_min = 130,
     .room = VENUE_ROOM_MAIN,
     .list = VENUE_LIST_FOX,
     .slots = VENUE_SLOT_EVENING | VENUE_SLOT_MATINEE,
     .weight = 3,
     .interval = true,
     .captioned = true},
    {.title = "Nine Clocks",
     .description = "A thriller in real time.",
     .html =
         "<div id>\r\n<p>Nine clocks hang in the hall of the Marchbanks house and no two of them "
         "agree. Between the first chime and the last, somebody will have lied eight "
         "times.</p>\r\n<p>A thriller in real time by Imogen Thackray. The bar stays shut "
         "during the last twelve minutes, and you will see why.</p>\r\n</div>",
     .image = "clocks.png",
     .alt = "A wide eye whose iris is the face of a clock",
     .genre = "Plays",
     .age = "From age 12",
     .duration_min = 145,
     .room = VENUE_ROOM_MAIN,
     .list = VENUE_LIST_MAIN,
     .slots = VENUE_SLOT_EVENING | VENUE_SLOT_MATINEE,
     .weight = 2,
     .interval = true,
     .captioned = true},
    {.title = "Undertow",
     .description = "Dance for eleven bodies and one sea.",
     .html =
         "<div id>\r\n<p>Eleven dancers, one tide. <em>Undertow</em> begins with a single breath "
         "and ends with the whole stage under water &ndash; almost.</p>\r\n<p>Choreography: "
         "No&eacute;mie Achterberg. Music for strings and ships&rsquo; bells: Tom&aacute;s "
         "&Aring;kesson.</p>\r\n</div>",
     .image = "undertow.png",
     .alt = "A small boat between a striped red sun and patterned waves",
     .genre = "Dance",
     .age = NULL,
     .duration_min = 75,
     .room = VENUE_ROOM_MAIN,
     .list = VENUE_LIST_MAIN_FOLDED,
     .slots = VENUE_SLOT_EVENING,
     .weight = 1},
    {.title = "The Salt Road",
     .description = "An epic for five actors and forty kilos of salt.",
     .html = "<div id>\r\n<p>For a thousand years the caravans walked by night and steered by "
             "stories. On the last crossing a guide who has gone blind leads a daughter who will "
             "not listen.</p>\r\n<p>&ldquo;You will taste it for days.&rdquo; &mdash; <em>The "
             "Harbourgate Gazette</em></p>\r\n</div>",
     .image = "salt.png",
     .alt = "A lone walker on a pale road through red dunes",
     .genre = "Plays",
     .age = "From age 10",
     .duration_min = 160,
     .room = VENUE_ROOM_MAIN,
     .list = VENUE_LIST_MAIN_FOLDED,
     .slots = VENUE_SLOT_EVENING | VENUE_SLOT_MATINEE,
     .weight = 1,
     .interval = true},
    {.title = "The Last Understudy",
     .description = "A comedy with a ghost in it.",
     .html =
         "<div id>\r\n<p>Arthur Pell has been understudy at the Lantern for a hundred and twelve "
         "years and has never once gone on. Tonight the leading man has hiccups.</p>\r\n<p>A "
         "backstage comedy with one ghost, two trapdoors and three bows.</p>\r\n</div>",
     .image = "ghost.png",
     .alt = "A ghost in a bow tie in the spotlight before a red curtain",
     .genre = "Comedy",
     .age = "From age 8",
     .duration_min = 125,
     .room = VENUE_ROOM_MAIN,
     .list = VENUE_LIST_MAIN,
     .slots = VENUE_SLOT_EVENING | VENUE_SLOT_MATINEE,
     .weight = 1,
     .interval = true,
     .captioned = true},
    {.title = "The Keeper of Small Lights",
     .description = "A play about the last manned lighthouse on the coast.",
     .html =
         "<div id>\r\n<p>The lamp at Skerry Head has been automatic since spring. Nobody has told "
         "Marian, who still climbs the hundred and ninety-nine steps each evening at "
         "dusk.</p>\r\n<p>With British Sign Language woven into every scene.</p>\r\n</div>",
     .image = "lighthouse.png",
     .alt = "A striped lighthouse throws two broad beams over a dark sea",
     .genre = "Plays",
     .age = "From age 10",
     .duration_min = 110,
     .room = VENUE_ROOM_MAIN,
     .list = VENUE_LIST_MAIN,
     .slots = VENUE_SLOT_EVENING | VENUE_SLOT_MATINEE,
     .weight = 1,
     .captioned = true},
    {.title = "Leviathan Lullaby",
     .description = "A chamber opera below the surface.",
     .html =
         "<div id>\r\n<p>A whale sings at a pitch that no other whale answers. A sound engineer "
         "on a survey ship begins, against orders, to sing back.</p>\r\n<p>Chamber opera in one "
         "act by Ottilie Br&uuml;ckner, for two voices, eight players and a great deal of low "
         "air. Sung in English with captions.</p>\r\n</div>",
     .image = "whale.png",
     .alt = "A huge whale below a tiny ship at sunset",
     .genre = "Music",
     .age = NULL,
     .duration_min = 85,
     .room = VENUE_ROOM_MAIN,
     .list = VENUE_LIST_MAIN_FOLDED,
     .slots = VENUE_SLOT_EVENING,
     .weight = 1,
     .captioned = true},
    {.title = "Der müde König (The Tired King)",
     .description = "A guest performance from Lübeck, in German with English surtitles.",
     .html =
         "<div id>\r\n<p>Der König möchte schlafen. Das Königreich möchte etwas anderes. &Uuml;ber "
         "neunzig Minuten streiten sie sich um ein Bett.</p>\r\n<p>The king would like to sleep; "
         "the kingdom has other plans. A guest performance by the Theater am Br&uuml;ckentor, "
         "L&uuml;beck. <strong>In German with English surtitles</strong>, best read from the "
         "circle.</p>\r\n</div>",
     .image = "king.png",
     .alt = "A bearded king yawns under a slipping crown",
     .genre = "Plays",
     .age = "From age 12",
     .duration_min = 90,
     .room = VENUE_ROOM_MAIN,
     .list = VENUE_LIST_MATINEE,
     .slots = VENUE_SLOT_EVENING,
     .weight = 1,
     .captioned = true},
    {.title = "Open House: How a Theatre Breathes",
     .description = "Free talk and demonstration on the stage.",
     .html =
         "<div id>\r\n<p>Our stage manager drops the iron, flies a tree and explains why nobody "
         "whistles. Free, but please book: <strong>the house has 1,240 seats and we have filled "
         "them twice</strong>.</p>\r\n</div>",
     .image = "hands.png",
     .alt = "Two hands haul on a rope that lifts a painted sky",
     .genre = "Talks",
     .age = "All ages",
     .duration_min = 60,
     .room = VENUE_ROOM_MAIN,
     .list = VENUE_LIST_MAIN_FREE,
     .slots = VENUE_SLOT_MATINEE,
     .weight = 1},
    {.title = "The Snow Ledger",
     .description = "The spring production. On sale soon.",
     .html =
         "<div id>\r\n<p>Every flake that falls on Harbourgate is entered in a book, and somebody "
         "has torn out a page. Our spring production by Imogen Thackray.</p>\r\n<p>Tickets go on "
         "sale in a few days.</p>\r\n</div>",
     .image = "snow.png",
     .alt = "An open book from which snowflakes rise",
     .genre = "Plays",
     .age = "From age 8",
     .duration_min = 135,
     .room = VENUE_ROOM_MAIN,
     .list = VENUE_LIST_MAIN,
     .slots = VENUE_SLOT_EVENING,
     .weight = 6,
     .from_day = 28,
     .sale = VENUE_SALE_LATER,
     .interval = true},
    {.title = "Wintersong: The Patrons’ Concert",
     .description = "Priority booking.",
     .html = "<div id>\r\n<p>The Harbourgate Sinfonia by candlelight: Dvo&#345;&aacute;k, Fanny "
             "Hensel, and a carol that you know already. Priority booking is open at the theatre "
             "now.</p>\r\n</div>",
     .image = "wintersong.png",
     .alt = "A fir tree hung with lights, strung and bowed like a cello",
     .genre = "Music",
     .age = NULL,
     .duration_min = 100,
     .room = VENUE_ROOM_MAIN,
     .list = VENUE_LIST_MAIN,
     .slots = VENUE_SLOT_EVENING | VENUE_SLOT_MATINEE,
     .weight = 3,
     .from_day = 9,
     .sale = VENUE_SALE_PRIORITY,
     .interval = true},
    {.title = "Loud Weather",
     .description = "The arena tour.",
     .html = "<div id>\r\n<p>Four drummers, forty speakers and a storm that arrives on time. "
             "<em>Loud Weather</em> at the Riverside Arena, with support from Kite Club.</p>\r\n"
             "<p>Ear defenders for children are free at every gate.</p>\r\n</div>",
     .image = "storm.png",
     .alt = "A yellow bolt of lightning splits a dark cloud over the rain",
     .genre = "Music",
     .age = "From age 8",
     .duration_min = 150,
     .room = VENUE_ROOM_ARENA,
     .list = VENUE_LIST_ARENA,
     .slots = VENUE_SLOT_EVENING,
     .weight = 2,
     .interval = true},
    {.title = "Glass Giants",
     .description = "Circus in the round, nearly.",
     .html = "<div id>\r\n<p>Thirty-two acrobats carry a glass elephant across the arena without "
             "touching the ground. They have dropped it once, in Antwerp, and we do not talk about "
             "Antwerp.</p>\r\n</div>",
     .image = "circus.png",
     .alt = "An elephant balances on a striped ball under a big top",
     .genre = "Family",
     .age = "From age 4",
     .duration_min = 110,
     .room = VENUE_ROOM_ARENA,
     .list = VENUE_LIST_ARENA,
     .slots = VENUE_SLOT_EVENING,
     .weight = 1,
     .interval = true},
};
const size_t venue_shows_house_count = sizeof(venue_shows_house) / sizeof(venue_shows_house[0]);

const struct venue_show venue_shows_park = {
    .title = "The Long Day",
    .description = "One field, one sun, from noon to dusk.",
    .html =
        "<div id>\r\n<p>The largest evening that Harbourgate has ever tried: a choir of a "
        "thousand, nine bands and the sun going down on cue behind the north "
        "stand.</p>\r\n<p>Gates open three hours before the first note. Bring a hat.</p>\r\n</div>",
    .image = "longday.png",
    .alt = "A great sun with broad rays over a crowd and two floodlights",
    .genre = "Music",
    .age = "All ages",
    .duration_min = 240,
    .room = VENUE_ROOM_PARK,
    .list = VENUE_LIST_ARENA,
    .slots = VENUE_SLOT_EVENING,
    .weight = 1,
    .interval = true};
