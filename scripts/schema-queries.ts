/**
 * The catalog queries of the schema dump. Each answers one column of finished text, in an order
 * that only the names decide, so that equal schemas give equal dumps.
 */

/** Only our own: what Postgres and the job worker bring is theirs to change. */
const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker')
  and n.nspname not like 'pg\\_%'`;

const SCHEMAS = `select format('create schema %I;', n.nspname) as text
  from pg_namespace n where ${OURS} order by n.nspname`;

const TYPES = `
  select format(E'create type %I.%I as enum (%s);', n.nspname, t.typname,
    string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)) as text
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  join pg_enum e on e.enumtypid = t.oid
  where ${OURS} group by n.nspname, t.typname order by n.nspname, t.typname`;

const SEQUENCES = `
  select format('create sequence %I.%I;', n.nspname, c.relname) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and ${OURS}
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('i', 'a'))
  order by n.nspname, c.relname`;

const TABLES = `
  select format(E'create table %I.%I (\\n%s\\n)%s;', n.nspname, c.relname,
    concat_ws(E',\\n', columns.list, constraints.list),
    case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid)
         when c.relispartition then ' -- partition ' || pg_get_expr(c.relpartbound, c.oid)
         else '' end) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (
    select string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      case when a.attidentity <> '' then ' generated as identity'
           when a.attgenerated <> ''
             then format(' generated always as (%s)', pg_get_expr(d.adbin, d.adrelid))
           when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
           else '' end), E',\\n' order by a.attnum) as list
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  ) columns
  cross join lateral (
    select string_agg(format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)),
      E',\\n' order by k.contype desc, k.conname) as list
    from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f', 'x')
  ) constraints
  where c.relkind in ('r', 'p') and ${OURS} order by n.nspname, c.relname`;

const VIEWS = `
  select format(E'create %s %I.%I as\\n%s',
    case c.relkind when 'm' then 'materialized view' else 'view' end,
    n.nspname, c.relname, pg_get_viewdef(c.oid, true)) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('v', 'm') and ${OURS} order by n.nspname, c.relname`;

const INDEXES = `
  select pg_get_indexdef(i.indexrelid) || ';' as text
  from pg_index i join pg_class c on c.oid = i.indexrelid
  join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  order by n.nspname, c.relname`;

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) || ';' as text
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${OURS} and p.prokind in ('f', 'p')
  order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`;

const TRIGGERS = `
  select pg_get_triggerdef(t.oid) || ';' as text
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and not t.tgisinternal order by n.nspname, c.relname, t.tgname`;

export const catalogQueries: readonly string[] = [
  SCHEMAS,
  TYPES,
  SEQUENCES,
  TABLES,
  VIEWS,
  INDEXES,
  FUNCTIONS,
  TRIGGERS,
];
