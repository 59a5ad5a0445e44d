-- Adds the counters of two rows name by name; a name whose sum is nought is dropped, so that undoing leaves no trace.
-- SQL, because a year's row grows where it lies (`on conflict … do update`): nobody reads it first.
create or replace function add_counters(one jsonb, other jsonb) returns jsonb
language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(name, total) filter (where total <> 0), '{}')
    from (select name, sum(amount::bigint) as total
            from (select * from jsonb_each_text(one) as a (name, amount)
                  union all
                  select * from jsonb_each_text(other) as b (name, amount)) as both_sides
           group by name) as sums
$$;
