/**
 * What customers of a wallet talk about, and the words they use for it in both languages. A
 * phrasing with one of the words then also teaches all the others. Written from the product's
 * own vocabulary; an alternative may be several words; "|" separates.
 */
export const THINGS: Readonly<Record<string, string>> = {
  "top-up":
    "充值|充钱|充款|充进|充入|充了|冲值|冲钱|存钱|存款|存入|入金|转入钱包|加钱|充上|充不|充的|存进|往里充|续费|重值|充点|充|top up|top-up|" +
    "topup|topping up|topped up|recharge|reload|load money|loaded|add money|adding money|" +
    "added money|add funds|adding funds|put money|putting money|deposit|deposited|fund my|" +
    "money in|load|工资卡|弄到钱包|转钱到这个钱包|往钱包|进钱包|到钱包里|放进来|存点|加点钱|到这个钱包|load my|into my wallet|" +
    "to my wallet|put cash|fill",
  pay:
    "付款|支付|付钱|买单|结账|付费|付掉|付出去|消费|刷码付|给钱|付了|付不|付过|付的|付|扫码付|缴费|交钱|pay|paid|paying|payment|" +
    "payments|checkout|check out|purchase|purchased|spent|spend|buy|bought",
  refund:
    "退款|退钱|退还|退回|返还|退货|返款|退给我|退费|退单|退了|退掉|钱退|退|refund|refunds|refunded|refunding|money back|" +
    "give back|return my money|returned|reimburse|reimbursement|chargeback|pay back|paid back",
  withdraw:
    "退回到银行卡|弄回卡|回到卡|回卡|转出|套现|变现|提出|提现|提款|取现|取钱|提出来|取出来|提到银行卡|转到银行卡|转回银行卡|提到卡|转出到银行|体现|钱取|转出来|" +
    "提走|提取|转回卡|withdraw|withdrawal|withdrawing|withdrawals|cash out|cashing out|take money out|" +
    "take out money|move to my bank|transfer to my bank|back to my bank|to my bank account|" +
    "get money out|pull money|转走|弄出来|提不了现|提钱|转到我的卡|转到卡上|提到公司|不能出|提回|转回去|返银行|卡上去",
  send:
    "转账|转钱|转给|转帐|打钱|汇款|汇钱|发红包|红包|打给|转个|转点|给朋友|给家人|给同学|给同事|给爸妈|给我妈|send money|send|sending|" +
    "transfer|transfers|transferring|remit|gift|red packet|split the bill|to a friend|" +
    "to my friend|friend|friends|family|peer to peer|p2p|mate|mum|mom|aa|互转|零花钱|还我钱|群收款|打点钱|老妈|" +
    "转生活费|代付给|pocket money|owe|split",
  bank: "银行账号|银行户头|开户行|行卡|银行|银行账户|沙盒银行|沙河银行|网银|bank|banks|bank account|sandbox bank|banking",
  card: "银行卡|储蓄卡|借记卡|信用卡|卡号|卡|card|cards|debit card|credit card|visa|mastercard",
  code:
    "验证码|校验码|动态码|短信码|确认码|激活码|六位数字|6位数字|六位数|认证码|注册码|口令|验证吗|验正码|码|code|codes|otp|" +
    "verification code|passcode|digits|one time code|6 digit|six digit|security code",
  qr: "二维码|扫码|收款码|付款码|扫一扫|扫|二维吗|收钱码|qr|qr code|scan|scanning|scanned|scanner|barcode|camera",
  password:
    "登录口令|登录秘密|密吗|登录用的密码|登入口令|登录密码|密码|密马|口令|登入密码|password|passwords|passphrase|pass word|pwd|" +
    "login password",
  pin:
    "俾钱密码|付钱密码|付款用的密码|付钱用的密码|小额免密|支付口令|付款口令|支付密吗|六位数密码|支付pin|支付密码|付款密码|交易密码|六位密码|6位密码|支付秘密|pin|" +
    "pin code|payment pin|payment password",
  "phone-number":
    "联系电话|手机卡|机主|补卡|停机|运营商|移动|联通|电信|携号|手机号|电话号码|手机号码|号码|换号|新号|旧号|老号|手机好|号|phone number|" +
    "mobile number|number|new number|old number|sim|carrier",
  sms: "短信|简讯|短消息|sms|text message|text|texts|text messages|texted|message|messages",
  email:
    "邮箱|邮件|电邮|电子邮箱|电子邮件|email|e-mail|mail|inbox|mailbox|163|gmail|outlook|hotmail|后缀|域名邮箱|" +
    "spam folder",
  phone:
    "手机|手提|机子|电话机|iphone|安卓|苹果|phone|mobile|cell|handset|android|smartphone|cellphone",
  device:
    "设备|终端|电脑|平板|浏览器|新手机|旧手机|换手机|device|devices|laptop|computer|tablet|browser|new phone|" +
    "old phone|gadget",
  account: "账户|账号|帐号|户头|账号名|account|accounts|profile|login name|username",
  wallet: "钱包|电子钱包|锦囊|钱袋|wallet|e-wallet|ewallet|jinnang|purse",
  identity:
    "核验|人证|真名|资料|实名|身份证|身份|证件|人脸|刷脸|认证|身份认证|身份验证|实名认证|实名制|本人|护照|姓名|真实姓名|kyc|identity|" +
    "id card|identification|passport|verify my identity|verified|verification|real name|face|" +
    "id|details|personal details|edit my details|selfie|documents|prove who i am",
  level: "等级|级别|一级|二级|三级|1级|2级|3级|level|levels|tier|level 1|level 2|level 3|grade",
  limit:
    "一天|大额|提额|每月|年度|一次|顶格|限制金额|限额|额度|上限|最多|最高|限制|单笔|单日|每天|每日|日限|封顶|最大|能付多少|能充多少|超额|limit|" +
    "limits|maximum|max|cap|ceiling|at most|per day|daily|per payment|allowance|upper|" +
    "threshold|restriction",
  fee:
    "扣点|千分之|加收|白给|费钱|四舍五入|百分之|手续费|费用|收费|服务费|免费|要钱|扣费|费率|花钱|抽成|佣金|点数|收多少钱|费|fee|fees|charge|" +
    "charges|charged|cost|costs|free|commission|rate|percentage|percent|pricing|price",
  merchant:
    "卖菜|摆摊|小贩|做生意|顾客|客户|客人|customers|my customer|药店|公司|企业|平台商家|商铺|饭馆|餐馆|奶茶店|菜市场|档口|收款方|商户|商家|" +
    "店家|店铺|卖家|店主|老板|商店|门店|小店|摊主|店员|收银|收银员|店里|店|超市|饭店|餐厅|merchant|merchants|shop|store|seller|" +
    "vendor|shopkeeper|cashier|retailer|restaurant|business|till|trader|cafe|owner|stall",
  receipt:
    "回执|电子凭证|回单|小票|收据|凭证|凭据|付款凭证|电子回单|收据号|receipt|receipts|slip|proof of payment|" +
    "voucher number|票据|盖章|公章|stamped|official receipt",
  invoice:
    "发票|开票|抬头|报销|税号|专票|普票|证明|invoice|invoices|tax|vat|expense|reimbursement claim|proof|" +
    "certificate",
  order:
    "订单|单子|单号|那笔|这笔|交易记录|流水号|订单号|order|orders|transaction|transactions|order number|entry",
  statement:
    "账目|消费记录|花销|支出|历史|对账单|流水|账单|明细|记录|导出|csv|excel|下载|statement|statements|history|export|" +
    "download|spreadsheet|records|monthly|账单明细|流水怎么|钱包流水|税务局|年度账单|annual",
  balance:
    "账目|钱越来越少|少了钱|多出来|余额|余钱|剩余|剩多少|钱数|账上|里面的钱|balance|available|remaining|money left|funds|" +
    "total",
  case:
    "编号|处理单|受理|工单|案件|案子|受理号|工单号|单号进度|处理进度|case|case number|ticket|reference number|" +
    "ticket number",
  complaint:
    "投诉|申诉|举报|不满|反映问题|意见|差评|投拆|complaint|complain|complaints|complaining|grievance|" +
    "dissatisfied|unhappy|appeal",
  dispute:
    "没签过|没下单|不是我下的|货不对板|假货|残次|纠纷|争议|有异议|不认|不是我付|没买过|没付过|没消费|货不对|没发货|没收到货|质量|dispute|disputed|" +
    "contest|contesting|don't recognise|don't recognize|never made|not mine|did not make|" +
    "didn't make|never bought|goods|faulty|item never|没做过|不知道是啥|陌生支出|不明交易|陌生交易|没印象|不认识这笔|睡觉|" +
    "not me|unrecognised|unknown transaction|fraudulent charge|no idea what this",
  evidence:
    "证据|截图|材料|照片|录音|附件|上传|聊天记录|evidence|screenshot|screenshots|photo|photos|document|documents|" +
    "attach|attachment|upload|file|picture",
  staff:
    "客服|工作人员|员工|你们的人|工号|坐席|专员|客服人员|小二|staff|employee|employees|agent|representative|" +
    "staff number|worker|colleague|team member|customer service|support",
  human:
    "人工|真人|活人|人工客服|转人工|找人|人来|人聊|不要机器人|机器人|human|real person|person|live agent|operator|" +
    "speak to someone|talk to someone|bot|robot|talk|speak|有人吗|自动回复|跟人|直接跟|聊天员|automatic reply|" +
    "automatic replies|someone real",
  hotline:
    "热线|客服电话|打电话|电话热线|电话多少|拨打|号码是多少|hotline|phone line|call you|ring you|telephone|helpline|" +
    "call|dial|support number|占线|打不通|没人接|固话|座机|客服热线|engaged|busy line|landline|toll free",
  hours:
    "几点|上班|下班|服务时间|工作时间|24小时|周末|节假日|半夜|晚上|营业时间|夜里|过年|春节|hours|opening|closing time|weekend|" +
    "weekends|holiday|holidays|night|24/7|round the clock|midnight|sunday|这个点|凌晨|大年三十|除夕|国庆|" +
    "星期天|周日|休息|接待|几点钟|时段|staffed|new year|sundays",
  queue:
    "排队|排到|前面多少人|等了多久|等人工|排在|轮到|队|queue|queueing|in line|position|place in line|waiting time|" +
    "how many people|ahead of me|on hold",
  rating:
    "评价|打分|评分|好评|满意度|星|表扬|夸|点赞|rate|rating|ratings|stars|score|review|feedback|survey|praise|" +
    "compliment|感谢|锦旗|低分|1分|五星|差劲评价|给分|低星|thank the|compliment the|low score|one star|" +
    "five stars",
  settlement:
    "到对公|打到我卡|多久结|货款什么时候|结算|到商户账|入账周期|清算|货款|营业款|结款|settle|settled|settlement|payout|payouts|" +
    "takings|my sales|revenue|门店|收入|卖了|营业额|销售额|货款到|我收的款|结给我|提到公司账户|对账",
  coupon:
    "抽奖|送钱|礼券|立减|奖金|推荐人|首单|邀请|拉新|会员|薅羊毛|giveaway|referral|birthday gift|优惠|优惠券|满减|折扣|活动|代金券|返现|" +
    "积分|红包券|打折|便宜|福利|coupon|coupons|discount|discounts|offer|offers|promo|promotion|cashback|" +
    "voucher|deal|deals|points|loyalty|reward|rewards",
  currency:
    "港纸|换钱|货币|人民币换|美刀|外币|换汇|汇率|美元|美金|港币|港元|欧元|日元|兑换|结汇|购汇|外汇|英镑|币种|currency|currencies|" +
    "exchange|exchange rate|dollar|dollars|usd|euro|euros|hkd|yen|convert|conversion|pounds|" +
    "foreign money|fx",
  abroad:
    "美国|外头国家|留学|加拿大|英国|欧洲|韩国|新加坡|澳洲|代购|境外|国外|海外|出国|跨境|香港|澳门|台湾|国际|外国|出境|日本|泰国|旅游|abroad|" +
    "overseas|foreign|cross-border|cross border|international|hong kong|macau|travel|" +
    "travelling|trip|japan|thailand|outside china|country|亚马逊|淘宝国际|amazon|ebay|germany|寄钱到国外",
  "third-party":
    "vx|wx|余额宝|第三方|zfb|支付包|威信|微星|外部支付|支付宝|微信|微信支付|花呗|零钱|云闪付|财付通|贝宝|alipay|wechat|wechat pay|" +
    "paypal|apple pay|unionpay|google pay|third party|third-party",
  counter:
    "现钱|服务站|村里|邮政|网店|柜台|柜面|网点|营业厅|窗口|邮局|现金|便利店|线下|counter|branch|cash|post office|window|" +
    "over the counter|in person|notes|coins|teller|convenience store",
  passkey:
    "通行密钥|指纹|面容|刷脸登录|人脸登录|免密|无密码|生物识别|面部|touch id|face id|passkey|passkeys|fingerprint|" +
    "biometric|biometrics|faceid|webauthn|security key|passwordless|手势密码|手势|虹膜|finger print|" +
    "finger|fingerprint login|windows hello|voice login|face recognition",
  "two-step":
    "两步|二次验证|双重|双因素|两步验证|身份验证器|动态令牌|谷歌验证|谷歌验证器|双重认证|two-step|two step|2fa|two factor|" +
    "two-factor|mfa|authenticator|second factor|extra security|动态口令|安全令牌|u盾|多一道|再加把锁|验两次|令牌|" +
    "二次确认|加一道|extra login|extra protection|additional verification",
  privacy:
    "谁能看|授权|同意书|卖给|泄漏|注销数据|隐私|个人信息|数据|信息泄露|收集|保存多久|资料|个资|隐私政策|privacy|personal data|data|" +
    "my information|information|gdpr|store about me|keep about me|personal information|" +
    "third parties|个性化|推荐|身份证号存|看我的账户|存在哪里|位置信息|录音保存|who can see|right of access|stored|" +
    "location data|recommendations|store my",
  language:
    "字叠|按钮|长辈|藏语|维吾尔|放大|黑底|少数民族|朗读|盲人|色盲|无障碍|老花|看不见|看不清楚|字号|眼睛|英文版|普通话|粤语|大字版|语言|英文|英语|中文|繁体|" +
    "字体|字太小|大字|深色|夜间模式|界面|看不清|language|english|chinese|font|bigger text|text size|dark mode|" +
    "contrast|screen reader|traditional|显示语言|排版|横屏|竖屏|display settings",
  app:
    "版本|内存|出厂|应用|软件|主屏幕|网页|浏览器打开|安装|桌面|添加到主屏|应用商店|app|下载安装|图标|快捷方式|小程序|网页版|客户端|install|" +
    "home screen|app store|play store|icon|shortcut|web app|pwa",
  messenger:
    "qq|微博|抖音|在线聊天|whatsapp|messenger|facebook|脸书|瓦次普|telegram|line|社交软件|聊天软件|公众号|whats app|fb|" +
    "wechat account",
  minor:
    "家长|家长监护|监护人|青少年|未满|小学|初中|高中|未成年|未成年人|孩子|小孩|儿子|女儿|小朋友|学生|岁|儿童|娃|孙子|孙女|child|children|kid|" +
    "kids|son|daughter|minor|minors|teenager|under 18|years old|age|year old|school|parent",
  goodwill:
    "误工费|道歉|精神损失|安慰|表示表示|补偿|赔偿|赔|补贴|安抚|弥补|损失|goodwill|compensation|compensate|make up for|" +
    "credit for|apology|inconvenience|sorry credit|gesture",
  official:
    "搜出来|正版|正式|真网站|假网站|假app|公众号|主页|蓝v|官方|官网|正规|渠道|网址|公告|官方渠道|official|genuine|website|channels|" +
    "real website|verify the site|domain|address",
  fraudster:
    "奇怪|吓人|保证金|中奖|推销|真伪|骗局|诈编|忽悠人|不明|套路|链接|冒名|骗子|诈骗|冒充|假冒|假客服|可疑|陌生电话|不对劲|诈骗电话|钓鱼|陌生链接|自称|scam|" +
    "scammer|fraud|fraudster|phishing|fake|suspicious|impersonate|impersonating|pretending|" +
    "claims to be|claiming|dodgy|strange call|weird call|shady|征信|公检法|领钱|骚扰电话|骚扰|退税|贷款电话|客服qq|" +
    "注销校园贷|lottery|prize|recruiting|money laundering|tax refund call",
  proposal:
    "主管|上级|领导|经理|复议|复核|调解|消保|12363|supervisor|manager|escalate|escalation|mediation|ombudsman|" +
    "review body|higher up|boss|法律途径|银保监|消协|往上|上一级|更高|结案|复查|higher level|appeal to|above you|" +
    "final answer",
  atm: "取款机|自动取款|柜员机|atm|cash machine|cashpoint|cash withdrawal",
  "physical-card":
    "实体卡|物理卡|卡片|physical card|plastic card|actual card|real card|carry|everywhere|anywhere|" +
    "accepted|acceptance|used for|worldwide|网点受理",
  "virtual-card": "虚拟卡|virtual card|virtual cards|disposable|one-time card|temporary card",
  delivery:
    "寄送|快递|邮寄|送达|deliver|delivered|delivery|shipping|shipped|mail it|track|tracking|courier|" +
    "express delivery|post it|expedite|in the mail|post|get my card|receive my card|" +
    "sent my card|when will i get|speed up",
  contactless: "闪付|碰一碰|挥卡|nfc|contactless|tap|tap to pay|touch to pay",
  "direct-debit":
    "代扣|自动扣款|定期扣|direct debit|direct debits|standing order|recurring|subscription|" +
    "subscriptions|autopay|automatic payment|auto top|auto-top|automatically",
  salary:
    "工资|薪水|发薪|salary|wages|payroll|employer|paycheck|paid by my employer|income|get paid|payed|" +
    "payslip",
  cheque: "支票|cheque|check deposit|cheques|checks",
  "exchange-rate":
    "汇率|牌价|exchange rate|exchange rates|conversion rate|rate was|rate you|interbank|fx rate",
  "source-funds":
    "资金来源|来源证明|source of funds|source of my funds|where my money comes|where the money came|" +
    "come from|origin of",
  age: "年龄|几岁|多大可以|age|how old|old enough|age limit|minimum age|18|under 18",
  country:
    "国家|地区|哪些国家|country|countries|region|europe|european|uk|eu|us|where can i use|operate in|" +
    "supported in|outside|other countries|where i live|live in|resident|citizens",
  beneficiary: "收款人|受益人|beneficiary|beneficiaries|payee|recipient|receiver",
  "swallowed-card":
    "吞卡|卡被吞|swallowed|ate my card|kept my card|stuck in the machine|atm kept|took my card|" +
    "retained",
  "blocked-pin":
    "密码锁|pin blocked|pin locked|unblock my pin|unlock my pin|too many pin|blocked pin",
  "card-broken":
    "卡坏|刷不了卡|card not working|card doesn't work|card isn't working|card broken|card stopped|" +
    "broken card|damaged",
  "second-card":
    "副卡|再办一张|多一张|second card|another card|extra card|additional card|more cards|order a card|" +
    "new card|spare card|replacement",
  "card-type":
    "维萨|万事达|visa or mastercard|visa|mastercard|maestro|amex|american express|scheme",
  collect: "收款|收钱|收的款|收到的款|collect|collecting|receive payments|takings",
  supplement: "补充|补交|补传|再交|add more|supplement",
  bill: "学费|水费|电费|话费|生活费|房租|物业费|燃气费|tuition|rent|utility|electricity|bill|bills",
  sensitive: "一串数|身份证号客服|号码没了|星号|方块|squares|what i write|what i type",
  "physical-shop": "超市|药店|饭店|菜场|便利店|地铁|公交|supermarket|bus|metro|taxi",
  "become-shop": "月租|开通费|入驻费|租金|monthly fee|setup fee|terminal",
  cash: "cash|note|withdrew|cash withdrawal|取现金|现金",
  "top-up-by-card":
    "top up by card|top up with my card|use my card to top|amex|add money from my card|" +
    "by debit card",
  "bank-transfer":
    "bank transfer|wire|swift|sepa|iban|from my bank|electronic transfer|银行转账|网银转",
  "pin-number": "pin number|change my pin|new pin|my pin",
  "google-apple": "apple pay|google pay|apple watch|samsung pay|wallet app",
};
