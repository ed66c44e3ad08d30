/**
 * Questions from the same world that this wallet has no answer to. They teach the recogniser a
 * class of its own, so that a loan is not answered with a limit. By subject, so that one sees
 * what is missing; separated by "|".
 */
const BY_SUBJECT: Record<string, string> = {
  "Questions of every kind":
    "能借钱吗|怎么申请贷款|我想办一张信用卡|信用卡怎么还款|有没有花呗那样的分期|可以先用后付吗|余额有没有利息|理财产品收益多少|怎么买基金|可以炒股吗|黄金怎么买|" +
    "能买比特币吗|数字货币交易在哪里|保险怎么买|医保卡能绑吗|社保怎么查|公积金提取怎么弄|交水电费在哪里|燃气费能交吗|话费充值怎么充|手机流量包怎么买|宽带怎么续费|" +
    "买火车票|订机票|订酒店可以吗|打车怎么叫|公交卡充值|地铁扫码乘车怎么开通|共享单车怎么骑|违章罚款怎么交|快递到哪里了|我的包裹丢了|怎么寄快递|邮票哪里买|" +
    "外卖怎么点|商品质量有问题要退货|买的衣服尺码不对|优惠券在哪个店能用来买电影票|电影票怎么退|游戏充值没到账|视频会员怎么开|红包怎么发到群里|彩票能买吗|" +
    "个税怎么申报|发工资怎么操作|营业执照怎么办|征信报告怎么查|房贷利率是多少|车贷能提前还吗|存定期怎么存|柜台几点下班|附近的 ATM 在哪|今天天气怎么样|" +
    "帮我写一篇作文|现在几点了|美元汇率今天多少|你们公司招人吗|你们公司的股票代码是什么|想跟你们合作投广告|学校学费怎么交|捐款在哪里捐|" +
    "can I borrow money|how do I apply for a loan|I want a credit card|" +
    "how do I pay my credit card bill|buy now pay later|does my balance earn interest|" +
    "how do I buy funds|can I trade stocks here|where can I buy gold|can I buy bitcoin|" +
    "crypto wallet address|how do I buy insurance|pay my electricity bill|" +
    "pay the gas bill|top up my mobile phone credit|buy a data plan|book a train ticket|" +
    "book a flight|reserve a hotel room|call a taxi|recharge my bus card|" +
    "how do I ride the subway with a code|unlock a shared bike|pay for parking|" +
    "pay a traffic fine|where is my parcel|my package is lost|how do I send a parcel|" +
    "order food delivery|the shirt I bought has the wrong size|" +
    "the product is broken and I want to return it|cinema tickets|" +
    "my game coins did not arrive|subscribe to a video service|buy a lottery ticket|" +
    "file my income tax|how do I pay salaries|check my credit score|" +
    "what is the mortgage rate|repay my car loan early|open a fixed deposit|" +
    "where is the nearest ATM|what is the weather today|tell me a joke|" +
    "write an essay for me|what time is it|are you hiring|what is your stock symbol|" +
    "I want to advertise with you|pay my tuition|donate to a charity|" +
    "translate this sentence|who won the match yesterday",
  Credit:
    "能不能借我两千块应急|怎么贷款啊|有借钱的功能吗|借呗在哪里|额度能借出来吗|贷款利息多少|分期付款怎么开通|可以分十二期还吗|先买后付有没有|信用卡能绑来还款吗|" +
    "怎么办信用卡|信用卡账单日能改吗|信用卡可以提额吗|信用卡逾期了怎么办|白条怎么用|助学贷款怎么申请|房贷能从这里还吗|车贷每个月能自动扣吗|我的征信有问题怎么办|" +
    "芝麻分多少|能做抵押贷款吗|网贷还不上怎么办|最低还款是多少|do you offer personal loans|" +
    "borrow some money until payday|student loan application|can I pay in instalments|" +
    "split a purchase into monthly payments|mortgage application|" +
    "how do I improve my credit history|overdraft|cash advance|" +
    "credit card statement date|credit card annual fee|late payment on my credit card|" +
    "lend me 500|microloan for my business|pay back my loan through the wallet|" +
    "is there a credit line",
  "Savings, investment, insurance":
    "余额能像余额宝那样生息吗|有没有理财|放在里面一年有多少利息|股票账户怎么开|今天大盘怎么样|基金亏了怎么办|基金怎么赎回|定投怎么设置|能买黄金吗|金价多少|" +
    "国债在哪买|银行定期利率|能买虚拟货币吗|怎么提比特币|以太坊能转进来吗|usdt能换人民币吗|nft怎么买|买保险|车险续保怎么弄|医疗险理赔找谁|保单在哪里看|" +
    "养老金怎么领|社保卡余额|住房公积金能取吗|年金保险怎么样|期货怎么做|what is the interest rate on savings|" +
    "earn yield on my balance|mutual fund fees|which stock should I buy|" +
    "buy government bonds|trade forex|dogecoin|send USDT to my wallet|bitcoin price|" +
    "NFT marketplace|gold price today|car insurance renewal|life insurance|" +
    "make a claim on my insurance|pension payout|social security number lookup|" +
    "retirement account|fixed income products|robo adviser",
  "Bills, travel and daily life":
    "电费怎么缴|水费欠了在哪里交|煤气费能在这交吗|物业费能用这个交吗|有线电视费|手机话费能充吗|给手机充流量|宽带到期了怎么续|固定电话费|加油卡充值|高铁票怎么买|" +
    "火车票改签|机票退票|酒店预订怎么取消|打车费能报销吗|滴滴怎么叫车|地铁乘车码在哪|公交卡怎么开|共享充电宝怎么还|自行车押金怎么退|停车缴费|高速费etc扣款|" +
    "违章查询|驾照扣分|挂号看病怎么预约|医院缴费|社区团购|点外卖|外卖没送到|演唱会门票|看电影买票|景区门票|学费怎么缴|幼儿园缴费|考试报名费|校园卡怎么充|" +
    "饭卡充值|图书馆罚款|彩票中奖怎么领|给慈善机构捐款|游戏点券没到|王者皮肤怎么买|视频会员自动续费怎么关|音乐会员|签证怎么办|护照预约|换驾照|结婚证预约|" +
    "pay my internet bill|electric bill payment|" +
    "pay rent to my landlord with a standing order|buy a metro pass|bus ticket|" +
    "train times|flight delayed what now|hotel booking cancellation|taxi fare|" +
    "ride hailing|rent a bike|toll road account|parking permit|doctor appointment|" +
    "hospital bill|school fees|university application fee|concert tickets|" +
    "lottery results|charity donation receipt|game credits|" +
    "cancel my Netflix subscription|music subscription|visa application|" +
    "renew my passport|driving licence points|mobile data recharge|" +
    "sim card with a new plan|prepaid phone credit|property tax|council tax",
  "Goods, parcels and other companies":
    "快递怎么还没到|快递单号查询|包裹被签收了我没拿到|怎么寄件|寄到国外要多少钱|邮政编码是多少|东西坏了要换货|尺码不合适想换|保修多久|这个商品有货吗|衣服掉色|" +
    "卖家发错货|食品过期了找谁|淘宝退货怎么弄|京东客服电话|微信登录不上|微信零钱怎么提|支付宝账号被限制|支付宝花呗怎么关|美团红包怎么用|抖音充值|拼多多砍价|" +
    "云闪付怎么用|银行app打不开|银行卡丢了怎么补办|银行卡密码忘了|工商银行网点在哪|怎么办一张储蓄卡|苹果id密码忘了|手机屏幕碎了|电脑开不了机|wifi密码多少|" +
    "where is my package|parcel not delivered|postage to Germany|return a broken item|" +
    "wrong size, exchange it|warranty on my phone|is this product in stock|" +
    "seller sent the wrong colour|amazon refund|alipay login problem|" +
    "wechat account blocked|paypal dispute|my bank app does not open|" +
    "my bank card was swallowed by the machine|open a savings account at the bank|" +
    "apple id password|my laptop is broken|wifi password|instagram account hacked help|" +
    "google play gift card",
  "Work, business, law and tax":
    "你们招聘吗|面试结果出来没有|想应聘客服|工资什么时候发|怎么给员工发工资|代发工资|个税退税怎么弄|税务申报|增值税怎么交|开公司要什么手续|营业执照年检|商标注册|" +
    "租一台pos机|扫码枪多少钱|刷卡机坏了|点餐系统怎么装|广告合作找谁|投资你们公司|你们上市了吗|接口文档在哪里对接支付|加盟代理怎么做|想做你们的推广员|" +
    "劳动合同纠纷|离婚财产怎么分|法律咨询|遗产继承|job vacancies|internship at your company|salary day|" +
    "run payroll|tax return deadline|VAT registration|register a company|trademark|" +
    "card reader for my shop|barcode scanner price|restaurant ordering system|" +
    "advertising on your app|invest in your company|IPO|become a reseller|" +
    "affiliate programme|divorce lawyer|employment contract|inheritance",
  Talk:
    "你是机器人吗你叫什么|讲个故事|唱首歌|你喜欢吃什么|明天下雨吗|今天几号|现在股市|世界杯谁赢了|一加一等于几|帮我写个请假条|翻译成英文|推荐一部电影|" +
    "附近有什么好吃的|怎么减肥|感冒吃什么药|孩子不听话怎么办|怎么追女生|你爱我吗|无聊陪我聊天|给我算个命|星座运势|怎么做红烧肉|北京天气|几点日出|哪个手机好|" +
    "手机推荐|怎么学英语|作业帮我做一下|how old are you|are you married|what's your favourite food|" +
    "will it rain today|what day is it|who won the election|2 plus 2|write a poem|" +
    "translate this into French|recommend a movie|best restaurant nearby|" +
    "how to lose weight|what medicine for a cold|do you love me|I'm bored|horoscope|" +
    "recipe for pancakes|which phone should I buy|teach me English|do my homework|" +
    "nice weather isn't it|what is the capital of Spain",
  "Nearly offered":
    "能不能发实体卡|办一张你们的银行卡|实体银行卡多久寄到|钱包能开支票吗|海外汇款怎么汇|西联汇款|给国外的家人寄钱|工资能直接打到钱包吗|自动扣款水电|信用卡套现|" +
    "礼品卡怎么买|购物卡能充进来吗|积分怎么换礼品|积分商城在哪|会员等级有什么福利|能开虚拟卡吗|nfc碰一碰手机付款怎么开|手环能刷吗|群红包怎么发|发个红包给家人|" +
    "亲情付怎么开|能帮我代付吗|AA收款怎么发起|找人代充|众筹怎么发起|可以预约取号吗|自动转存|零钱怎么存定期|数字人民币怎么开|外币存款|" +
    "order a plastic debit card|virtual card for online shopping|write a cheque|" +
    "wire money abroad|western union|send money to my family overseas|" +
    "direct debit for my rent|salary paid into the wallet|gift cards for sale|" +
    "redeem my points|loyalty programme|membership benefits|tap to pay with my watch|" +
    "apple pay|google pay|red packets for a group chat|family account with an allowance|" +
    "ask a friend to pay for me|crowdfunding|digital yuan wallet|" +
    "foreign currency deposit|cash machine withdrawal fee",
};

export const UNSUPPORTED_QUESTIONS: readonly string[] = Object.values(BY_SUBJECT).flatMap((rows) =>
  rows.split("|"),
);
