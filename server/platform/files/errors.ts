import { defineRefusals } from "../http/errors.ts";

/** Refusals of uploads and downloads. Nothing of a refused file is kept. */
export const refuse = defineRefusals({
  file_expected: {
    status: 415,
    zh: { what: "没有收到文件。", next: "请以 application/octet-stream 直接发送一个文件。" },
    en: { what: "No file was received.", next: "Send one file as application/octet-stream." },
  },
  file_empty: {
    status: 422,
    zh: { what: "这个文件是空的。", next: "请换一个文件重试。" },
    en: { what: "This file is empty.", next: "Choose another file and retry." },
  },
  file_too_large: {
    status: 413,
    zh: { what: "文件太大，最多 {megabytes} MB。", next: "请压缩或分成几个文件再上传。" },
    en: {
      what: "The file is too large; at most {megabytes} MB.",
      next: "Make it smaller or split it, then upload again.",
    },
  },
  file_type_refused: {
    status: 415,
    zh: {
      what: "不接受这种文件。",
      next: "请上传图片（PNG、JPEG、WebP、HEIC）、PDF、录音或视频（M4A、MP4、OGG）。",
    },
    en: {
      what: "This kind of file is not accepted.",
      next: "Upload a picture (PNG, JPEG, WebP, HEIC), a PDF, or a recording (M4A, MP4, OGG).",
    },
  },
  file_unsafe: {
    status: 422,
    zh: {
      what: "文件里含有程序或另一种文件，没有保存。",
      next: "请重新拍照、截图，或另存为普通 PDF 再上传。",
    },
    en: {
      what: "The file carries a program or a second file inside it and was not kept.",
      next: "Take a new photo or screenshot, or save it as a plain PDF, and upload that.",
    },
  },
  file_picture_size: {
    status: 422,
    zh: { what: "图片的尺寸太小或太大，没有保存。", next: "请上传看得清的普通照片或截图。" },
    en: {
      what: "The picture has too few or too many pixels and was not kept.",
      next: "Upload an ordinary photo or screenshot.",
    },
  },
  file_infected: {
    status: 422,
    zh: { what: "文件里发现了病毒，没有保存。", next: "请用杀毒软件检查您的设备。" },
    en: {
      what: "A virus was found in the file and it was not kept.",
      next: "Check your device with an antivirus program.",
    },
  },
  file_scan_unavailable: {
    status: 503,
    zh: { what: "暂时无法检查文件，没有保存。", next: "请几分钟后重试。" },
    en: {
      what: "Files cannot be checked at the moment; it was not kept.",
      next: "Try again in a few minutes.",
    },
  },
  file_quota: {
    status: 429,
    zh: { what: "您今天上传的文件太多了。", next: "请先提交已上传的文件，或明天再试。" },
    en: {
      what: "You have uploaded too much today.",
      next: "Hand in what you have uploaded, or try again tomorrow.",
    },
  },
  file_not_found: {
    status: 404,
    zh: { what: "没有这个文件，或它已按期销毁。", next: "请检查链接，或返回上一页。" },
    en: {
      what: "There is no such file, or it was destroyed when its time was over.",
      next: "Check the link or go back.",
    },
  },
});
