alter table tickets add column satisfaction smallint;

alter table tickets
  add constraint tickets_satisfaction_range check (satisfaction between 1 and 10);

create function average_satisfaction(company int) returns numeric language sql stable as $$
  select avg(satisfaction) from tickets where company_id = company
$$;

create view company_satisfaction as
  select id as company_id, average_satisfaction(id) as satisfaction from companies;
