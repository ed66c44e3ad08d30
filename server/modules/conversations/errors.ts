import { defineRefusals } from "../../platform/http/errors.ts";

export const refuse = defineRefusals({
  conversation_unknown: {
    status: 404,
    zh: { what: "没有找到这个会话。", next: "请返回会话列表，或开始新的会话。" },
    en: { what: "We could not find this conversation.", next: "Go back, or start a new one." },
  },
  conversation_elsewhere: {
    status: 409,
    zh: { what: "这个会话在另一个渠道上进行。", next: "请在那个渠道回复，或在这里开始新的会话。" },
    en: {
      what: "This conversation goes on in another channel.",
      next: "Reply there, or start a new conversation here.",
    },
  },
  channel_unknown: {
    status: 404,
    zh: { what: "没有这个渠道，或者它还没有启用。", next: "请核对渠道的地址和设置。" },
    en: {
      what: "There is no such channel, or it is not set up.",
      next: "Check the channel's address and settings.",
    },
  },
  channel_signature_invalid: {
    status: 401,
    zh: { what: "消息的签名无效，没有接收。", next: "请核对密钥、时间和签名方式后重新发送。" },
    en: {
      what: "The message's signature is not valid; it was not taken.",
      next: "Check the secret, the time and the way of signing, then send it again.",
    },
  },
  message_too_long: {
    status: 422,
    zh: { what: "消息没有发送：超过了这个渠道的长度。", next: "请缩短，或分成几条发送。" },
    en: {
      what: "Not sent: the message is longer than this channel takes.",
      next: "Shorten it or send it in parts.",
    },
  },
  reply_window_closed: {
    status: 409,
    zh: {
      what: "消息没有发送：这个渠道的回复时限已过。",
      next: "请等对方再次来信，或用其他方式联系。",
    },
    en: {
      what: "Not sent: the time in which this channel allows a reply is over.",
      next: "Wait until the person writes again, or reach them another way.",
    },
  },
  conversation_closed: {
    status: 409,
    zh: { what: "这个会话已经结束。", next: "还需要帮助时，请开始新的会话。" },
    en: {
      what: "This conversation has ended.",
      next: "Start a new one if you still need help.",
    },
  },
  conversation_not_closed: {
    status: 409,
    zh: { what: "会话还没有结束，暂时不能评价。", next: "请在会话结束后评价。" },
    en: {
      what: "The conversation has not ended yet, so it cannot be rated.",
      next: "Rate it after it has ended.",
    },
  },
  conversation_already_rated: {
    status: 409,
    zh: { what: "您已经评价过这次服务。", next: "谢谢您；如有不满意，可以投诉或开始新的会话。" },
    en: {
      what: "You have already rated this service.",
      next: "Thank you. If something is wrong, complain or start a new conversation.",
    },
  },
  conversation_not_yours: {
    status: 403,
    zh: { what: "这个会话由其他客服负责。", next: "请先由负责人转交，或由主管转接。" },
    en: {
      what: "Another agent looks after this conversation.",
      next: "Have it handed over by that agent or by a supervisor.",
    },
  },
  conversation_not_automatic: {
    status: 409,
    zh: { what: "这个会话已经转给人工。", next: "请直接发送消息。" },
    en: { what: "A person already has this conversation.", next: "Just write your message." },
  },
  conversation_flooded: {
    status: 429,
    zh: { what: "消息发送过于频繁。", next: "请把问题写在一条消息里，稍后再发。" },
    en: { what: "Too many messages at once.", next: "Put it in one message and send it shortly." },
  },
  choice_unknown: {
    status: 409,
    zh: { what: "这个选项已经失效。", next: "请从最新的选项里选择，或直接输入问题。" },
    en: {
      what: "This choice is no longer offered.",
      next: "Pick one of the latest choices or type your question.",
    },
  },
  agent_asks_secret: {
    status: 422,
    zh: {
      what: "没有发送：我们从不向客户索要密码、支付密码、验证码、完整卡号或身份证号。",
      next: "请改写这段话；需要核实身份时，请让客户在应用的安全页面操作。主管会看到这次尝试。",
    },
    en: {
      what: "Not sent: we never ask a customer for a password, PIN, code, card or identity number.",
      next:
        "Rephrase it. To check who it is, have the customer use the security page of the app. " +
        "The supervisor sees this try.",
    },
  },
  agent_leads_away: {
    status: 422,
    zh: {
      what:
        "没有发送：内容会把客户带到官方渠道之外（链接、电话、邮箱、微信、远程或共享屏幕、" +
        "“安全账户”）。",
      next: "只能写「官方渠道」页列出的联系方式；案情里的号码请写进内部备注。主管会看到这次尝试。",
    },
    en: {
      what:
        "Not sent: it leads the customer away from us (a link, phone, e-mail, messenger, screen " +
        "sharing or a “safe account”).",
      next:
        "Only contacts of the official channels page may be written; put numbers of the matter " +
        "into a note. The supervisor sees this try.",
    },
  },
  assignment_gone: {
    status: 409,
    zh: { what: "这次分配已经失效或被处理。", next: "请留意下一次分配。" },
    en: {
      what: "This assignment has lapsed or was already answered.",
      next: "Wait for the next one.",
    },
  },
  agent_not_available: {
    status: 409,
    zh: { what: "对方现在不在线或没有空闲。", next: "请转给其他客服，或转回队列。" },
    en: {
      what: "That agent is not available now.",
      next: "Transfer to someone else or back to the queue.",
    },
  },
});
