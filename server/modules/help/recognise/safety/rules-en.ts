import type { SafetyRule } from "./rule.ts";

const THING_EN =
  "phone|fone|mobile|cell|cellphone|handset|device|card|sim|purse|bag|iphone|handbag|" +
  "laptop|tablet|smartphone|android|backpack|id";
const GONE_EN =
  "stolen|stole|nicked|snatched|missing|lost|robbed|pickpocketed|gone|taken|swiped|" +
  "pinched|mugged";
const CHILD_EN =
  "son|daughter|child|kid|kids|children|grandson|granddaughter|toddler|teenager|nephew|" +
  "niece|year old|boy|girl";
const SECRET_EN = "code|password|pin|otp|passcode|codes|digits";

/** What customers write in English when a person must hear it. */
export const RULES_EN: readonly SafetyRule[] = [
  {
    code: "self-harm",
    slots: [
      "suicide|suicidal|kill myself|killing myself|end my life|ending my life|want to die|" +
        "wanna die|not want to live|dont want to live|don't want to live|" +
        "no longer want to live|hurt myself|hurting myself|harm myself|self harm|" +
        "reason to live|take my own life|take my life|better off dead|end it all|" +
        "ending it all|cannot go on living|can't go on living|don't want to be here anymore|" +
        "not worth living|want to be dead|jump off|no point living|can't take it anymore|" +
        "cannot take it anymore|overdose|hang myself|life is not worth|don't want to wake up|" +
        "nothing to live for|do something to myself",
    ],
  },
  {
    code: "tricked",
    slots: [
      "scammed|conned|tricked|defrauded|phished|swindled|duped|cheated|fooled me|" +
        "fooled into|ripped off|got scam|been scam|was scam|victim of|fell for|safe account|" +
        "screen sharing|shared my screen|share my screen|anydesk|teamviewer|remote access|" +
        "scammer|scammers|fraudster|con artist|conman",
    ],
    unless: "avoid|prevent|spot",
  },
  {
    code: "tricked",
    slots: ["scam|fraud|phishing"],
    unless:
      "avoid|prevent|spot|is this|is it|is that|could this|could it|protect|how do you|" +
      "how to tell",
  },
  {
    code: "tricked",
    slots: [
      "gave|told|shared|disclosed|revealed|handed|sent|texted|read out|given|tricked",
      SECRET_EN,
    ],
    gap: 6,
    unless:
      "should|can i|never sent|do you|will you|would you|does|not sent|not send|you sent|" +
      "sent me|was sent|been sent|forgot|forgotten|told me|allowed",
  },
  {
    code: "tricked",
    slots: [
      "clicked|click|opened|installed|downloaded|scanned|tapped|followed",
      "strange|suspicious|phishing|fake|dodgy|weird|unknown|shady|fishy",
    ],
    gap: 3,
  },
  {
    code: "stolen",
    slots: [THING_EN, GONE_EN],
    gap: 4,
    unless: "lost my password|missing code|code is missing|payment|refund|arrived|number",
  },
  {
    code: "stolen",
    slots: [
      "lost|stole|stolen|misplaced|snatched|nicked|lose|left|grabbed|took|swiped|dropped|losing",
      THING_EN,
    ],
    gap: 3,
  },
  {
    code: "stolen",
    slots: [
      "hacked|hijacked|compromised|unauthorised|unauthorized|fraudulent|taken over|robbed|" +
        "mugged|burgled|thief|identity theft|pickpocket|stole my|stolen from|stole from|" +
        "stole money|money stolen|was stolen|been stolen|stolen",
    ],
    unless: "avoid|prevent|protect",
  },
  {
    code: "stolen",
    slots: [
      "someone|somebody|stranger|thief|hacker|some one|who",
      "accessed|access|logged|signed in|log in|logging|used my|using my|into my|emptied|" +
        "withdrew|drained|changed my|took over|spent my|in my account|in my wallet",
    ],
    gap: 4,
  },
  {
    code: "stolen",
    slots: [
      "not|never|didn't|didnt|wasn't|wasnt|don't|dont",
      "authorise|authorize|authorised|authorized|me who|recognise|recognize|make this|" +
        "make that|made by me",
    ],
    gap: 3,
  },
  {
    code: "wrong-person",
    slots: [
      "sent|send|sending|paid|transferred|pay|transfer|money|payment|topped|funds|yuan|cash|gave",
      "wrong|incorrect|mistaken|unintended|different",
      "person|account|recipient|number|people|guy|contact|payee|user|phone|merchant|shop|" +
        "store|friend|man|woman|one|name|someone|wallet|mobile",
    ],
    gap: 6,
    unless: "wrong amount|wrong pin|wrong password",
  },
  {
    code: "wrong-person",
    slots: ["wrong", "person|recipient|payee|account|guy|contact|people"],
    gap: 1,
  },
  {
    code: "wrong-person",
    slots: [
      "sent|paid|transferred|pay|send",
      "stranger|someone else|somebody else|someone i don't know|other person|ex",
    ],
    gap: 5,
    unless: "how|can i|want to",
  },
  {
    code: "minor",
    slots: [
      "minor|under 18|under eighteen|under age|underage|under 16|not 18 yet|not yet 18|below 18",
    ],
    unless: "minor issue|minor problem|minor question|minor thing",
  },
  {
    code: "minor",
    slots: [
      CHILD_EN,
      "used|spent|bought|paid|topped|made|took|purchased|charged|without|played|sent|" +
        "spending|using|use|open|sign|have|own|account|game|games|register|gaming|money",
    ],
    gap: 7,
    unless:
      "to my son|to my daughter|to my child|for my son's school|send my son|" +
      "send my daughter|girl friend|boy friend",
  },
  {
    code: "locked-out",
    slots: ["locked|lock|locks|lockout|shut|kicked|locking", "out|me out"],
    gap: 2,
  },
  {
    code: "locked-out",
    slots: [
      "account|wallet|profile|login",
      "locked|frozen|blocked|suspended|disabled|restricted|froze|banned|deactivated",
    ],
    gap: 4,
  },
  {
    code: "locked-out",
    slots: [
      "locked|froze|frozen|blocked|suspended|disabled|restricted|banned|deactivated",
      "account|wallet|profile",
    ],
    gap: 3,
  },
  {
    code: "locked-out",
    slots: [
      "lost access|no access|cannot access|can't access|cant access|cannot get into|" +
        "can't get into|cant get into|cannot get in|can't get in|cant get in|" +
        "unable to access|unable to get into|unable to get in|can't get back in|" +
        "cannot get back in|won't let me in|wont let me in|can't log in at all|shut out|" +
        "blocked from my|kicked out of my",
    ],
  },
  {
    code: "legal",
    slots: [
      "lawyer|attorney|solicitor|sue|suing|sued|legal action|legal advice|legal steps|" +
        "legal team|legally|court|police|ombudsman|regulator|lawsuit|small claims|prosecute|" +
        "journalist|newspaper|subpoena|consumer protection|the authorities|tribunal|" +
        "litigation|go to the press|trading standards|consumer rights|12315|12363|" +
        "report you to|solicitors|lawyers|the law|sue you",
    ],
  },
  {
    code: "complaint",
    slots: [
      "complaint|complain|complaining|complaints|grievance|unacceptable|disgusted|" +
        "appalling|appalled|disgraceful|terrible service|awful service|worst service|rude|" +
        "outrageous|unhappy|furious|bad service|not satisfied|dissatisfied|disagree with|" +
        "unfair|appeal|don't accept|do not accept|fed up|ridiculous|pathetic|disappointed|" +
        "poor service|useless service|shame on you|not good enough|lodge a|worst company|" +
        "awful|horrible service",
    ],
  },
  {
    code: "human",
    slots: [
      "speak|talk|chat|connect|connected|transfer me|put me|reach|contact|get me|give me|" +
        "want|need",
      "human|agent|representative|operator|advisor|adviser|supervisor|manager|employee|" +
        "real person|live person|someone real|staff member",
    ],
    gap: 4,
    unless: "hours|when are|what time|become",
  },
  {
    code: "human",
    slots: [
      "speak|talk|chat|speaking|talking",
      "person|someone|somebody|people|customer service|customer support|support team",
    ],
    gap: 4,
    unless: "hours|when are|what time",
  },
  {
    code: "human",
    slots: [
      "human being|real human|actual human|real person|actual person|live agent|" +
        "live person|not a bot|no bots|human please|agent please|stop the bot|hate bots|human",
    ],
  },
  {
    code: "tricked",
    slots: [
      "con man|con artist|talked into|won a prize|fake support|fake agent|fake staff|" +
        "fake seller|fake customer service|one more fee|sold me a fake",
    ],
  },
  {
    code: "stolen",
    slots: [
      "malware|intruder|virus on my phone|emptied|drained|by themselves|didn't do|" +
        "did not do|without me|pretending to be me|someone else's control|not mine anymore|" +
        "isn't mine anymore|stole it",
    ],
  },
  {
    code: "wrong-person",
    slots: [
      "misdirected|wrong party|wrong place|wrong company|wrong business|wrong payee|" +
        "wrong shop|scanned the wrong|not who i meant|isn't who i meant|someone else's code|" +
        "somebody else's code|did not intend|didn't intend",
    ],
    unless:
      "type the wrong code|typed the wrong code|entered the wrong code|wrong code too|" +
      "says wrong code",
  },
  {
    code: "wrong-person",
    slots: [
      "paid|sent|payment|transferred|transfer|pay",
      "by mistake|by accident|accidentally|mistakenly|in error",
    ],
    gap: 8,
    unless: "twice|too much|amount|extra|zero|double",
  },
  {
    code: "minor",
    slots: [
      "minimum age|how old do|how old must|parental|my child|a child|guardian|teen|" +
        "teenagers|my kid|my little one|school kid",
    ],
  },
  {
    code: "human",
    slots: [
      "customer service|customer support|contact support|anyone there|representative|" +
        "operator|live chat|member of staff|get me someone|another agent|an agent|" +
        "agent agent|human support|humna|no automatic",
    ],
    unless:
      "hours|when are|what time|number|hotline|phone|email|really|fake|pretend|claims|is this",
  },
  {
    code: "stolen",
    slots: ["can't find|cannot find|cant find", "phone|mobile|handset|bag|purse|card"],
    gap: 2,
  },
];
