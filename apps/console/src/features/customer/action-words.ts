import { defineText } from "@jinnang/ui";

const zh = {
  desk_customer_view: "查看客户卡片",
  desk_reveal: "显示完整联系方式",
  conversations_read: "阅读会话",
  conversations_transfer: "转接会话",
  wallet_refund: "退款",
  wallet_credit: "善意补偿",
  identity_wallet_locked: "锁定钱包",
  identity_wallet_unlocked: "解锁钱包",
  identity_signed_out_by_staff: "让设备退出登录",
  identity_recovery_hold_lifted: "确认找回密码的是本人",
  identity_signed_up: "注册",
  identity_signed_in: "登录",
  identity_sign_in_locked: "登录被锁定",
  identity_device_signed_out: "退出一台设备",
  identity_email_confirmed: "确认邮箱",
  identity_password_changed: "修改登录密码",
  identity_pin_changed: "修改支付密码",
  system: "系统",
};

const useText = defineText("actions", {
  zh,
  en: {
    desk_customer_view: "Opened the customer card",
    desk_reveal: "Showed a contact in full",
    conversations_read: "Read a conversation",
    conversations_transfer: "Transferred a conversation",
    wallet_refund: "Refunded a payment",
    wallet_credit: "Credited goodwill",
    identity_wallet_locked: "Locked the wallet",
    identity_wallet_unlocked: "Unlocked the wallet",
    identity_signed_out_by_staff: "Signed the devices out",
    identity_recovery_hold_lifted: "Confirmed the password reset",
    identity_signed_up: "Signed up",
    identity_signed_in: "Signed in",
    identity_sign_in_locked: "Sign-in was locked",
    identity_device_signed_out: "Signed a device out",
    identity_email_confirmed: "Confirmed the e-mail address",
    identity_password_changed: "Changed the password",
    identity_pin_changed: "Changed the payment PIN",
    system: "System",
  },
});

type Key = keyof typeof zh;

/** An audit action in words; one that has none yet is shown by its own name. */
export function useActionWord(): (action: string) => string {
  const t = useText();
  return (action) => {
    const key = action.replace(/[.-]/g, "_");
    return key in zh ? t(key as Key) : action;
  };
}
