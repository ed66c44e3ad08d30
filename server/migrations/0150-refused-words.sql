-- Words of staff to customers that were refused: they asked for a secret or led away from us.
create table conversations.refused_words (
  id uuid not null primary key,
  created_at timestamptz not null,
  staff_id uuid not null,
  staff_number text not null,
  display_name text not null,
  place text not null check (place in ('conversation', 'case', 'customer')),
  place_id uuid not null,
  reason text not null,
  text text not null
);
