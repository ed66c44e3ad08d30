/** What happens to the things of concepts-things.ts, and what people want to do or know. */
export const EVENTS: Readonly<Record<string, string>> = {
  "not-arrived":
    "看不见钱|没还|没退|没有退|没返|没回|少了|没动|没显示|没到账|未到账|没到|未到|没收到|未收到|收不到|没有到|不到账|还没来|没来|没进来|没进账|没有收到|迟迟不到|" +
    "没入账|没看到钱|没见到|没影|没动静|没有动静|还没到|不见到|没增加|没变|没多|没加|没到帐|没有进|查不到|看不到|没反应|没回来|没下来|not arrived|" +
    "hasn't arrived|hasnt arrived|not received|haven't received|havent received|didn't receive|" +
    "didnt receive|didn't arrive|never arrived|never came|never got|not come|hasn't come|" +
    "hasnt come|not there|not here|missing|not showing|doesn't show|not credited|didn't get|" +
    "didnt get|not get|still nothing|no sign|nothing came|hasn't shown|not shown up|" +
    "not show up|doesn't arrive|not appear|where is|where's|wheres|not in my|not landed|" +
    "hasn't landed|hasn't turned up|not turned up|nothing arrives|no money|not updated",
  debited:
    "扣款|扣了|被扣|扣钱|扣掉|划走|划了|扣走|银行扣|钱出去了|钱没了|钱少了|扣除|debited|deducted|taken|took|left my bank|" +
    "gone from my bank|money gone|money left|charged my|was taken|took the money|" +
    "withdrawn from",
  failed:
    "失败|不成功|没成功|未成功|没成|报错|出错|不行|不了|不通过|没通过|没过|过不了|不能用|用不了|付不了|充不了|充不进|充不上|付不出|没法|无法|异常|系统错误|" +
    "搞不定|failed|fail|fails|failing|failure|unsuccessful|not work|doesn't work|doesnt work|" +
    "not working|didn't go through|not go through|error|can't|cant|cannot|unable|won't|wont|" +
    "couldn't|not able|broken|didn't work|isn't working|bounced|keeps bouncing|" +
    "won't go through|wont go through|not going through|go through|went through|not approved|" +
    "did not go|get approved|stopped working|isn't accepting|not accepting|problem|issue|" +
    "issues|trouble|having trouble",
  refused:
    "被拒|拒绝|拒付|不支持|不让|不给|不接受|被退|驳回|不肯|不同意|不认账|refused|rejected|declined|denied|not accepted|" +
    "refuse|refuses|decline|reject|not allowed|turned down|not let|won't let|won't accept|" +
    "turns down|say no|says no|绑不起|不通过审核|加不进|加不上|绑不上|户名|不匹配|不一致|name does not match|mismatched",
  pending:
    "处理中|等待|待处理|进行中|卡住|卡在|一直转圈|pending|审核中|还在处理|没结果|悬着|在途|夹在|没答复|没回应|processing|stuck|" +
    "in progress|in limbo|hanging|waiting|waits|on its way|being processed|no answer|" +
    "no response|unconfirmed|clear|cleared|post to my account|still waiting|processing time|" +
    "outgoing|not posted|taking so long|taking too long|takes forever",
  wrong:
    "错误|不对|错了|有误|不正确|不符|输错|填错|搞错|弄错|打错|不准|错|wrong|incorrect|mistake|mistaken|invalid|error in|" +
    "typo|not right|not correct|mismatch|doesn't match|not match|mistyped|by accident|" +
    "accidentally",
  forgot:
    "不晓得|忘得|忘咗|忘鸟|不知道密码|忘记|忘了|忘|想不起|记不得|记不住|记不清|不记得|忘掉|忘光|忘却|找回|forgot|forget|forgotten|" +
    "don't remember|dont remember|can't remember|cant remember|can't recall|lost my password|" +
    "recover|slipped my mind|no idea what|没印象|完全没印象|记球不到|唔记得|不敢试|想唔起|blanked|memory",
  reset: "重置|重设|重新设置|重新设|重新弄|reset|resetting|set again|start over|set a new",
  change:
    "修改|更换|换成|改成|变更|更改|换一个|改一下|改|换|更新|change|changing|changed|update|switch|replace|modify|" +
    "different|swap|edit",
  set:
    "开启|打开|开|初次|第一次|设置|设定|设个|创建|开通|启用|怎么设|设|set|set up|setup|create|choose|enable|turn on|" +
    "activate|establish",
  "sign-up":
    "新来|第一步|从哪开始|怎么开始|申请一个|登记|办个|注册|开户|新用户|申请账户|开个号|开一个|办一个|注策|sign up|signup|register|" +
    "registration|registering|open an account|open a wallet|create an account|join|new user|" +
    "new customer|get started|enroll",
  "sign-in":
    "登不进去|登不上去|登陆不|登录不|进账户|登录|登陆|登入|登不上|进不去|登不进|登不了|上不去|进去|进不了|等录|sign in|log in|login|signin|" +
    "logging in|signing in|sign-in|log on|get in|get into|logon|自动退出|掉线|再登|进不来|登不回|登唔到|登入唔到|" +
    "past the first screen|keeps logging me out",
  "sign-out":
    "挤下|挤掉|清掉|清除登录|通通退|t下|退出|登出|退出登录|下线|踢下线|踢掉|踢出|注销登录|sign out|log out|logout|sign-out|kick|" +
    "kick off|log off|logged out|signed out|disconnect",
  unlock:
    "解开|解禁|开锁|解掉|松开|打开我的|解锁|解冻|解除|恢复使用|恢复|解封|打开锁|放开|重新启用|unlock|unlocked|unlocking|unfreeze|" +
    "unblock|reactivate|restore|lift the lock|re-enable|reinstate|release|unfrozen|open again|" +
    "reopen",
  lock:
    "冻上|别让出去|限制使用|管控|风控|限制|锁定|锁住|冻结|封了|被封|锁了|被锁|锁上|锁起来|上锁|挂失|停用|冻住|锁|封|lock|locked|locking|" +
    "freeze|frozen|blocked|block|suspend|suspended|disabled|froze|restricted|disable|shut|自己锁|" +
    "挂起|停掉|先停|关停|turn off paying|stop all payments|stop payments",
  stolen:
    "没见过的|不是我本人|不是我操作|不是我|陌生人登|被人用|被盗|偷|盗|被黑|盗用|盗刷|被抢|黑客|被人登录|盗号|stolen|stole|hacked|hacker|" +
    "compromised|hijacked|taken over|theft|thief|robbed|someone else is using|breach|" +
    "broken into|got into my|刷走|被人刷|被盗走|木马|远程控制|intruder|malware|someone is in",
  lost:
    "丢了|丢失|遗失|不见了|掉了|弄丢|找不到|丢|lost|misplaced|missing phone|can't find|cannot find|lose|losing|" +
    "left my",
  tricked:
    "呃|呃咗|点了链接|给骗|遭骗|着了道|被骗|上当|受骗|骗了|骗走|骗我|被坑|中招|忽悠|scammed|tricked|conned|duped|fell for|" +
    "deceived|swindled|cheated|ripped off|victim|fooled|坑老人|坑人|拉黑|不发货|人就不见|跑了|sold me|vanished|" +
    "talked into|never delivered and blocked|blocked me after",
  report:
    "提醒你们|曝料|线索|发现骗局|举报|报告|上报|检举|揭发|反映|告诉你们|report|reporting|notify you|tell you about|flag|" +
    "inform|letting you know|let you know",
  "wrong-person":
    "另外一个人|另一个人|给别的店|前老板|陌生商户|别的店|别人那里|扫错|误扫|不相干|转岔|别人的收款码|转给了别人|发错人|别的人|转错|打错|转给别人|错人|陌生人|" +
    "别人账户|付错人|转错人|汇错|wrong person|wrong account|wrong recipient|wrong people|stranger|" +
    "someone else|somebody else|wrong number|wrong shop|wrong payee|wrong one",
  amount:
    "金额|多付|少付|付多|多打|多输|数额|数字|多给|付少|多少钱|零|amount|too much|too little|overpaid|underpaid|" +
    "extra zero|sum|figure|instead of|overcharged|more than|less than|多收|多扫|该付|应该是|付成|输多|多按|少按|" +
    "数目|should have been|typed|wrong price|too high a price|fat finger",
  twice:
    "付重|重付|重复扣|重复付|再付|双份|两遍|两次|重复|双重扣|两笔|扣了两|付了两|又付|多扣|二次|一样的两|twice|double|duplicate|" +
    "two times|two payments|charged two|second time|duplicated|doubled|same payment|both|again",
  expired:
    "老码|旧码|旧的那条|太久|刷不出|过期|失效|超时|时效|有效期|作废|过了时间|到期|有效|expired|expire|expires|timed out|" +
    "no longer valid|too late|out of date|validity|stale|valid|dies|ran out",
  insufficient:
    "不足|不够|钱不够|余额不足|没钱|差一点|差几块|钱少|insufficient|not enough|enough money|too low|lack of|" +
    "short of|lower than|don't have enough|low balance",
  exceed:
    "太大了|太大|超大|多了点|超限|超过|超出|超了|超额|达到上限|满了|装满|exceed|exceeded|over the limit|over my|above|" +
    "beyond|reached|hit my|too large|too high|full|went over",
  closed:
    "下线|跑路|不做了|不可用|没开|停业|关门|歇业|停止营业|不营业|关闭|倒闭|已关闭|暂停|closed|shut down|not trading|closed down|" +
    "out of business|no longer open|inactive|not available|unavailable",
  cancel:
    "取消|撤销|撤回|撤单|不想要|不要了|撤|反悔|cancel|cancelled|canceled|cancelling|undo|revoke|reverse|" +
    "call off|take back|stop the|stop payment",
  "close-wallet":
    "注销|销户|不用了|删除账户|关掉钱包|退出使用|销号|不想用|注消|close my account|close my wallet|delete my account|" +
    "delete my wallet|close the wallet|deactivate|terminate|shut my wallet|leave jinnang|" +
    "get rid of|delete|remove my account|close account|删号|删除我的账号|删除账号|关户|销掉|彻底删|过世|去世|取消账户|" +
    "shut down my wallet|leave for good|deceased|passed away",
  link:
    "连到|连接|绑个|关联银行|绑定|绑卡|绑|添加银行卡|关联|加一张|邦定|绑上|绑银行|link|linking|linked|connect|bind|add a bank|" +
    "add my bank|attach|add a card|add bank|hook up|join up|tie",
  unlink:
    "删除绑定|删卡|拿掉|去除|不想绑|解绑|解除绑定|取消绑定|删除银行卡|移除|断开|解帮|删掉银行|去掉|unlink|unbind|remove|disconnect|" +
    "delete my bank|unlinking|detach|take off|remove bank",
  find:
    "搜索|翻|找不着|看下|哪一笔|筛选|找到|查找|在哪|在哪里|哪儿|查看|查询|查|看看|找|哪里|find|look up|search|see|view|check|" +
    "look for|locate|where can i|where do i|show me|filter",
  "how-long":
    "生效|等几|啥时|多长|多少时间|几点到|多久|多长时间|几天|什么时候|何时|要等|等多久|几个工作日|多少天|啥时候|多会儿|时间|到账时间|期限|how long|when|" +
    "how many days|time|how soon|take|how quickly|deadline|days|within|by when|eta|hours until|" +
    "slow",
  "how-much": "几多|多大|多少个|多少|多少钱|几块|几个|how much|how many|what is the|amount of",
  how:
    "怎么|怎样|如何|怎么弄|怎么办|教我|步骤|操作|流程|方法|咋|how do i|how to|how can i|how|steps|instructions|" +
    "what do i do|what should i do|way to|guide|explain|process",
  why:
    "点解|咋的|什么情况|做错什么|为什么|原因|怎么回事|凭什么|为何|啥原因|咋回事|怎么会|什么意思|why|reason|how come|what happened|" +
    "what's wrong|whats wrong|explain why|cause|what does|mean|meaning",
  "can-i":
    "可以吗|能不能|可不可以|能否|支持|行不行|可以|能|是否|有没有|有吗|can i|is it possible|possible|can you|" +
    "do you support|support|may i|could i|am i able|allowed|do you have|is there|do you offer|" +
    "offered|accept",
  loud:
    "电话接收|打给我|不用短信|机器人打|来电报|电话告诉|报数字|语音|电话播报|念给|打电话告诉|语音验证码|播报|电话念|听|voice call|read aloud|" +
    "read out|by call|phone call|automatic call|call me with|robocall|spoken|voice|phone me|" +
    "reads|landline|hear",
  resend:
    "重发|重新发|再发|重新获取|重新发送|再次发送|resend|send again|send it again|another code|new code|" +
    "request again|resent",
  often:
    "频繁|次数过多|太多次|多次|太多|次数|几次|试了|too many|too often|attempts|tries|several times|many times|" +
    "five times|5 times|tried|times",
  "already-used":
    "已注册|已被注册|被占用|注册过|已存在|被使用|别人注册|已经有|已被使用|已经被|already registered|already used|already in use|" +
    "already exists|already taken|in use|taken by|belongs to|someone registered|already has",
  rules:
    "复杂点|够强|颜色条|四格|六个8|123456|连号|强一点|太弱|生日|规范|定期|几位数|字母|数字加|规则|要求|格式|几位|什么样|字符|强度|太简单|安全性|复杂|" +
    "大小写|太常见|rules|requirements|characters|too weak|too common|strength|long must|complex|" +
    "symbols|letters|strong|simple|too short|meter",
  notice:
    "收到提醒|来了个|弹出|提示我|通知|提醒|提示|收到消息|新设备登录|异地登录|陌生设备|推送|notice|notification|notifications|alert|" +
    "alerts|notified|warning|reminder|unfamiliar device|new sign-in|unrecognised device",
  all:
    "所有|全部|一次性|全都|每个|统统|其他|everywhere|all devices|all|every|everything|all sessions|" +
    "other devices|others|whole",
  "two-phones":
    "同时在线|电脑上也|一起用|两边|两处|两部手机|两个手机|两台|同时登录|多台|同时用|两部|几台|多设备|two phones|both phones|two devices|" +
    "several devices|second phone|another phone|at the same time|simultaneously|same time|" +
    "share my",
  verify:
    "证明你是|你是不是|你是谁|是你们吗|是不是你们|冒牌|真的你们|是真的吗|单位的吗|你们公司的|真客服|哪个是真|辨认|区分|核实|核验|辨别|怎么确认|是不是真|真的是|真假|" +
    "查证|验证一下|真的吗|鉴别|really you|genuine|verify|prove|authentic|is this real|is it real|real|" +
    "how do i know|check who|confirm that|truly|is that you|legit|legitimate|one of your",
  ask:
    "找我要|报全部|要我密码|问我|让我说|叫我报|要我的|会问|会要|索要|问我要|跟我要|让我提供|告诉你们|要求提供|会不会要|ask for|asks for|" +
    "asked for|asking|request my|demand|need my|want my|wants my|do you need|ever ask|" +
    "give you my",
  hidden:
    "隐去|看不见字|挡住|抹掉|遮掉|星星|星号|打码|屏蔽|遮住|隐藏|涂黑|被挡|变成|黑块|看不见|masked|hidden|blacked out|asterisks|" +
    "stars instead|censored|redacted|blocked out|removed from chat|covered|black bar|replaced",
  partial:
    "只退了|少退了|退了一半|退一半|部分|一部分|一半|只退|退一部分|少退|没退完|全额|剩下的|partial|partially|part of|half|only some|" +
    "only part|less than i|rest of|remainder|full amount|in full|分两次|差的钱|只收到|一样|单退|退其中|" +
    "one of the items|one item|portion|fraction",
  "not-notified":
    "没提示|没播报|没声音|没通知|没收到通知|不响|没语音|没提醒|not notified|no notification|no alert|no sound|" +
    "didn't beep|no voice|not informed|no notice|silent|晚几分钟|没响|不播|不报|收款机|音箱|喇叭|语音播报|speaker|" +
    "sound box|voice stopped|nothing pops up|beep",
  confirm:
    "确认|确定|有没有收到|是否成功|成功没|成功了没|收到没|确认一下|confirm|confirmed|confirmation|did it go|gone through|" +
    "successful|success|whether|proof that|show that",
  says:
    "说没收到|说没有收到|说没到|不承认|说没付|说没钱|店家说|商家说|老板说|商户说|says he|says she|says they|says it|insists|" +
    "claims|told me|merchant says|shop says|store says|denies|insist",
  raise:
    "放宽|提额|变成|升|加额|调到|上调|调高|提高|提升|升级|增加|加大|升到|upgrade|raise|increase|higher|upgrading|lift|" +
    "boost|more than|extend|bigger|level up|move up",
  frozen:
    "花不出去|不让用|保留|释放|不能动|取不了|有钱但|冻结金额|冻结中|预授权|不可用|暂扣|占用|动不了|取不出|held|on hold|reserved|hold|" +
    "locked balance|unavailable balance|not usable|pending amount|earmarked",
  unhappy:
    "推脱|太慢|不理|拖|不公|不行|不服气|推来推去|不满意|不服|不接受|不认可|不公平|没解决|没人管|不合理|敷衍|not satisfied|not happy|" +
    "disagree|unfair|unsolved|not resolved|unsatisfied|don't accept|dissatisfied|no help|" +
    "useless|ignored",
  progress:
    "哪一步了|进行到|有没有结果|批了|回信|进度|进展|处理到哪|怎么样了|结果|到哪一步|有结果|答复|回复|处理得|progress|status|update on|" +
    "result|outcome|how far|any news|reply|answer|what happened to|stage|track|跟进|下文|受理了|到哪步|" +
    "处理到|回复我|当前进度|current standing|current state of my|any update",
  become:
    "成为|申请收款|开店|入驻|收钱|想收|当商户|接入|收单|become|accept payments|take payments|get paid|collect|" +
    "start selling|sign up as|onboard|apply|receive payments|collecting|my shop|my store|开通收款|" +
    "申请商户|想收款|用锦囊收款|商户入驻|商家入口|怎么接入",
  print:
    "打印|贴|海报|生成|换码|印|print|poster|sticker|display the|generate|put up|stand|frame|收款牌|立牌|贴纸|牌子|" +
    "台卡|破了|掉色|torn|stands|sign|plate",
  new: "新的|刚|首次|新|first time|brand new|new",
  old: "旧的|以前|之前|原来|旧|老的|old|previous|former|earlier",
  family:
    "老公|老婆|前夫|前妻|爸|妈|爷爷|奶奶|弟弟|妹妹|室友|同事|husband|wife|girlfriend|boyfriend|roommate|partner",
  safe: "安全吗|安全|放心|保障|安不安全|safe|secure|security|safety|protect|protected|risk",
  call: "来电|电话来|打给我|打电话来|打电话给我|接到|打来|called me|rang me|phoned me|caller|got a call|received a call",
  unknown:
    "莫名其妙|不知道哪|没申请|没操作|unknown|unexpected|out of nowhere|unrequested|didn't request|" +
    "did not request",
  bought:
    "买了|买的|东西|商品|货|衣服|鞋|尺码|外卖|网购|goods|item|items|shoes|product|bought|delivered|delivery",
  temporary: "临时|暂时|先|temporary|temporarily|for now|just today|until",
  finance:
    "贷款|借钱|借款|理财|基金|股票|保险|比特币|利息|投资|信用分|花呗|分期|loan|borrow|invest|stocks|crypto|bitcoin|" +
    "insurance|mortgage|interest|credit line|instalment|overdraft",
  other:
    "别人|他人|帮别人|代付|代|替|家人|for someone|on behalf|for my|someone's|another person|relative|" +
    "elderly|parents|dad|mother|father",
  state:
    "状态|已创建|含义|代表什么|什么意思|啥意思|state|states|stand for|status means|mean|meaning",
  discrepancy:
    "对不上|不平|有出入|算错|少了|钱少|无缘无故|莫名少|多了一笔|数目|doesn't add up|discrepancy|not right|does not match|" +
    "off by|less than it should|disappeared|vanished",
  glitch:
    "白屏|闪退|卡死|系统繁忙|加载|打不开|没反应|转圈|崩溃|黑屏|卡顿|crash|crashes|blank|freezes|spinner|loading|" +
    "won't load|server|stuck on|glitch|bug|hangs",
  "money-back":
    "要回|追回|拿回|讨回|回来|撤回来|get it back|get my money back|recover my money|retrieve",
  person: "个人|人家|对方|收款人|recipient|payee|receiver|him|her|them",
  location:
    "在哪里|哪个页面|入口|菜单|哪里点|按钮在|where|which page|which menu|button|screen|tab|点哪里|点哪个|在哪打开|哪个按钮|" +
    "哪里打开|在哪儿看",
  require:
    "需要什么|要什么|条件|资料|材料|需不需要|要不要|必须|need|needs|required|requirement|have to|must|necessary|" +
    "conditions",
  difference: "区别|不同|差别|哪个好|有啥不一样|difference|different|versus|compare|same as",
  risk:
    "系统检测|风险|可疑操作|出差|坐飞机|换城市|另一个城市|异地|别的城市|啥也没干|没干啥|triggered|detected|unusual|risk|travelling|" +
    "another city|different city",
  deadline:
    "延期|延长|35天|工作日|调休|时限|最晚|15天|期限|逾期|超期|due date|working days|time limit|extended|extension|" +
    "overdue|how long do you have",
  waiting:
    "等太久|等了|还要等|几久|多少人|前面|客服忙|忙线|接入|没人回|long wait|keep waiting|how many ahead|still waiting",
  "balance-drop": "昨晚还有|只剩|就剩|应该还剩|剩下不对|should be|used to be|dropped",
  reverted:
    "reverted|revert|bounced back|back in my account|was returned|came back|reversed|sent back|" +
    "cancelled my|undone|退了回来|被退回|自动退回",
  "unknown-charge":
    "extra charge|extra fee|unexpected charge|additional fee|strange charge|don't remember|" +
    "weird charge|charged a fee|extra money|1 pound|£1|small charge",
  "used-by-other":
    "someone used|used my card|unauthorised|unauthorized|fraudulent|not authorise|i didn't|" +
    "unusual activity|making several purchases|without my permission",
  "compare-rate":
    "worth|what rate|how is the rate|good rate|best rate|different on different days|" +
    "rate calculated|determine",
  activate: "activate|activation|activating|switch on|not activated|激活|启用新卡",
  replace: "expire|expires soon|about to expire|expiration|replace|replacement|new one|到期换卡",
};
