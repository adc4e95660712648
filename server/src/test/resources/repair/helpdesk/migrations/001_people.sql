-- Who works here, and for whom.
create table companies (
  id int generated always as identity primary key,
  name text not null,
  created_at timestamptz not null default now()
);

create type person_role as enum ('agent', 'customer', 'manager');

create table people (
  id int generated always as identity primary key,
  company_id int not null references companies (id),
  email text not null,
  full_name text,
  role person_role not null default 'customer',
  created_at timestamptz not null default now()
);

create unique index people_email_idx on people (email);
