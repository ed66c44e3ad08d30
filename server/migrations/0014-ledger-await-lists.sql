-- The proof asks a second time before it raises an alarm, while no list is being written: on a
-- database spread over machines the parts of one commit become visible one after the other. A list
-- holds its lock on this table until all its parts are visible.
create function ledger.await_lists() returns void language plpgsql as $$
begin
  lock table ledger.list in share mode;
end $$;
