import type { SafetyRule } from "./rule.ts";

const NO_ENTRY_EN =
  "can't log in|cannot log in|cant log in|can't login|can't sign in|cannot sign in|" +
  "cant sign in|unable to log in|unable to sign in|no way to log in|no way to sign in|no way in|" +
  "no way back in|never get in|log in any more|log in anymore";
const YOUNG_EN =
  "eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|8 year|9 year";
const NO_STAYING_EN =
  "go on living|reason to go on|see a reason|point in living|point in going on|" +
  "point going on|can't go on|cannot go on|can't do this anymore|can't do this any more|" +
  "can't bear it any|cannot bear it any|want it all to be over|want it to be over|" +
  "it all to end|wish i was dead|wish i were dead|rather be dead|rather die|wanted to die|" +
  "want to disappear|end of my rope|life makes no sense|life has no meaning|life is over|" +
  "see no way out|don't see a way out|no way out of this|give up on life|jump from|" +
  "throw myself|swallow pills|tired of living|sick of living|tired of life|stop living|" +
  "leave this world|not be here tomorrow|no longer be here|ending everything|finish myself|" +
  "cut myself|cutting myself|nobody would miss me|better without me";

/**
 * More of English: whole stories, in which the word for what happened is never said. Kept apart
 * from the words themselves, because these want wider gaps and more guards.
 */
export const STORIES_EN: readonly SafetyRule[] = [
  { code: "self-harm", slots: [NO_STAYING_EN], unless: "go on with|go on to the|go on holiday" },
  {
    code: "tricked",
    slots: [
      "met online|online friend|online girlfriend|online boyfriend|internet friend|" +
        "girlfriend online|boyfriend online|someone i met|somebody i met|dating site|" +
        "dating app|met on|met through|stranger online|person online|man online|woman online",
      "money|paid|sent|invest|invested|gone|transfer|transferred|pay|loan|disappeared",
    ],
    gap: 12,
  },
  {
    code: "tricked",
    slots: [
      "disappeared|vanished|gone|ran away|stopped answering|blocked me|unreachable|run off",
      "with my money|with the money|with my cash|with our money|with my savings",
    ],
    gap: 3,
  },
  {
    code: "tricked",
    slots: [
      "seller|dealer|broker|trader|landlord|company|website|buyer|shop",
      "never existed|doesn't exist|does not exist|not real|was fake|is fake|disappeared|vanished",
    ],
    gap: 4,
  },
  {
    code: "tricked",
    slots: [
      "invested|invest|investment|investing|trading platform|trading app|deposit",
      "disappeared|can't withdraw|cannot withdraw|vanished|fake|blocked me|all gone",
    ],
    gap: 12,
  },
  {
    code: "tricked",
    slots: [
      "been had|got had|got played|taken in by|fell victim|took me in|made me transfer|" +
        "made me send|had me move|had me transfer|had me send|told me to move|" +
        "told me to transfer|told me to send|told me to pay|persuaded me|pressured me|" +
        "convinced me|talked me into|asked me to move|asked me to transfer|threatened me|" +
        "blackmail|blackmailed|blackmailing|extortion|ransom",
    ],
    unless: "merchant told me to pay|shop told me to pay|cashier told me to pay",
  },
  {
    code: "tricked",
    slots: [
      "clicked|click|opened|followed|tapped|pressed|went to",
      "link|website|site|page",
      "typed|entered|gave|filled|put in|my password|my pin|my code|logged in",
    ],
    gap: 8,
    unless: "your link|your website|your page|your site|reset link",
  },
  {
    code: "tricked",
    slots: [
      "moved|transferred|sent|lost|gave|paid",
      "all my money|my savings|life savings|everything i had|all i had|my whole balance",
    ],
    gap: 4,
    unless: "how do i|how can i|want to",
  },
  {
    code: "stolen",
    slots: [
      "transaction|transactions|payment|payments|purchase|purchases|charge|charges|transfer|" +
        "transfers|money|order|orders|spending|withdrawal",
      "never made|didn't make|did not make|wasn't me|was not me|isn't mine|not mine|" +
        "never authorised|never authorized|never did|not by me|not from me|never approved|" +
        "didn't approve|never placed|know nothing about|don't know anything about|" +
        "don't remember making|never bought",
    ],
    gap: 10,
  },
  {
    code: "stolen",
    slots: [
      "cloned|sim swap|swapped my sim|ran off with my|made off with my|took off with my|" +
        "broke into|broken into|burglary|burglar|burglars|without my permission|" +
        "without my knowledge|without my consent|without my approval|behind my back",
    ],
  },
  {
    code: "stolen",
    slots: ["knows|know|found out|guessed|saw", "my pin|my password|my passcode"],
    gap: 2,
    unless: "change|different|don't know|do not know|i know",
  },
  {
    code: "tricked",
    slots: [
      "crook|crooks|swindler|cheater|double returns|guaranteed profit|guaranteed returns|" +
        "high returns|ponzi|pyramid scheme|too good to be true",
    ],
  },
  {
    code: "stolen",
    slots: ["phone|mobile|handset|cellphone|device|sim", "is gone|has gone|was gone|vanished"],
    gap: 1,
  },
  {
    code: "wrong-person",
    slots: [
      "sent|paid|transferred|transfer|payment|money|pay|went",
      "number i don't know|person i don't know|people i don't know|someone i don't know|" +
        "somebody i don't know|unknown number|unknown person|unknown account|strange number|" +
        "strange account|stranger|strangers|complete stranger",
    ],
    gap: 6,
    unless: "called|texted|calling|how can i|asked",
  },
  {
    code: "wrong-person",
    slots: [
      "money|payment|transfer|it",
      "went|landed|ended up|gone",
      "account|wallet|person|man|woman|number",
      "but|should|instead|not",
    ],
    gap: 5,
  },
  {
    code: "wrong-person",
    slots: [
      "meant for|intended for|supposed to go to|should have gone to|was for|meant to go to|" +
        "meant to pay|meant to send",
      "but|went|got|another|instead|someone|somebody|landed|ended",
    ],
    gap: 6,
  },
  {
    code: "wrong-person",
    slots: [
      "paid|sent|transferred|scanned",
      "shop|store|stall|merchant|neighbour|neighbor|person|guy|friend|man|woman|account|" +
        "number|him|her|restaurant|cafe|driver",
      "instead of",
    ],
    gap: 5,
  },
  {
    code: "wrong-person",
    slots: [
      "another person got|someone else got|somebody else got|other person got|" +
        "went to someone else|went to somebody else|went to another|landed with|landed at|" +
        "ended up with someone|ended up in someone|typo in the number|mistyped the number|" +
        "mistyped the account|one digit off|digit wrong|wrong digit|mixed up the recipient",
    ],
  },
  {
    code: "minor",
    slots: [
      "i'm|i am|im|aged|age|turned|he's|she's|he is|she is|only|just|child of|son of|daughter of",
      YOUNG_EN,
    ],
    gap: 1,
    unless:
      "minutes|hours|days|times|yuan|dollars|euros|o'clock|weeks|months|years ago|tries|attempts",
  },
  {
    code: "minor",
    slots: [
      "little brother|little sister|younger brother|younger sister|kid brother|kid sister|" +
        "baby brother|baby sister|grandkid|grandkids|grandchild|stepson|stepdaughter|" +
        "schoolboy|schoolgirl|teenage",
    ],
  },
  {
    code: "locked-out",
    slots: [
      NO_ENTRY_EN,
      "lost|gone|broken|no longer|no other|dead|changed|don't have|cancelled|not mine|" +
        "nothing works|at all|ever again|nothing helps|tried everything",
    ],
    gap: 14,
  },
  {
    code: "locked-out",
    slots: [
      "number|sim|phone|device|handset|email",
      "broken|broke|lost|gone|dead|no longer|cancelled|changed|stopped|old",
      NO_ENTRY_EN,
    ],
    gap: 12,
  },
  {
    code: "legal",
    slots: [
      "claim against you|criminal complaint|data protection authority|" +
        "press charges|pressing charges|file charges|prosecutor|magistrate|summons|warrant|" +
        "bailiff|financial authority|watchdog|reporting you|arbitration|my counsel",
    ],
  },
  {
    code: "complaint",
    slots: [
      "scandal|scandalous|a disgrace|incompetent|formal objection|hold you responsible|" +
        "who is responsible|can't believe how|treated badly|treated me|insulted|" +
        "insulting|shameful|a shame|worst experience|terrible experience",
    ],
  },
  {
    code: "human",
    slots: [
      "put me through|pass me on|hand me over|patch me|forward me to|" +
        "take over from you|no robot|no robots|not a robot|to a robot|to a machine|" +
        "with a machine|with a bot|to a bot|stupid bot|automatic answers|automated answers|" +
        "automatic replies|automated replies|canned answers",
    ],
  },
  {
    code: "human",
    slots: [
      "can|could|want|need|get|let|have|is there",
      "agent|employee|human|supervisor|manager|colleague|somebody|representative|person",
      "take over|look at|call me|call me back|write to me|handle|i can speak|i can talk|" +
        "help me instead|take this",
    ],
    gap: 4,
    unless: "fake|claims|pretend",
  },
];
