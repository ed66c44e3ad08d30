import { askLinkJob, lapseLinkJob } from "./instruments/link-jobs.ts";
import { orderJobs } from "./orders/jobs.ts";
import { recallJob } from "./rails/recall.ts";
import { processMessageJob } from "./rails/receive-message.ts";
import { askJob, startJob } from "./rails/see-through.ts";

export const jobs = [
  askLinkJob,
  lapseLinkJob,
  startJob,
  askJob,
  recallJob,
  processMessageJob,
  ...orderJobs,
];
