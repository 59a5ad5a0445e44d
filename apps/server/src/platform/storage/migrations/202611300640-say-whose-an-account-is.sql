-- Whose an account of staff is, where the security administrator has said so: nobody decides a claim of his own or of his family.

alter table staff_user add column person_no text;

do $$
begin
  insert into staff_user (user_id, name, password_hash, roles, created_at) values ('assertion', 'assertion', '', '{}', now());
  assert (select person_no is null from staff_user where user_id = 'assertion'), 'nothing is known of who has an account until it is said';
  delete from staff_user where user_id = 'assertion';
end $$;
