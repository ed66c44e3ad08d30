-- A conversation offered to an agent is an assignment; an offer is what a merchant or the house gives
-- a customer. The job that lets one lapse has a new name too, so those that wait now go back to the
-- queue, from where the next cause offers them again.

update conversations.conversation set state = 'queued'
where state = 'offered' and id in (
  select conversation_id from conversations.offer where state = 'waiting');
update conversations.offer set state = 'withdrawn', decided_at = now() where state = 'waiting';

alter table conversations.offer rename to assignment;
alter table conversations.assignment rename constraint offer_pkey to assignment_pkey;
alter table conversations.assignment rename constraint offer_state_check to assignment_state_check;
alter index conversations.offer_id rename to assignment_id;
alter index conversations.offer_waiting rename to assignment_waiting;
alter index conversations.offer_of_staff rename to assignment_of_staff;
