-- Schema 1. Times are nanoseconds since 1970; texts compare by code point, which is what the collation BINARY does.
-- Tables of wide rows have a rowid: without it each row would be carried through the inner pages of its key.

create table records (
    tenant text not null,
    kind text not null,
    id text not null,
    version_boot integer not null,
    version_number integer not null,
    document text not null,
    content text,
    lane text,
    owner text,
    status text,
    account text,
    reference text,
    lane_order integer not null,
    due integer,
    search text,
    primary key (tenant, kind, id)
);

-- One index for each question a range is made for. They are partial, since most records have few columns.
create index records_by_lane on records (tenant, kind, lane, lane_order, id) where lane is not null;
create index records_by_owner on records (tenant, kind, owner, id) where owner is not null;
create index records_by_status on records (tenant, kind, status, id) where status is not null;
create index records_by_account on records (tenant, kind, account, status, id)
    where account is not null and status is not null;
create index records_by_reference on records (tenant, kind, reference, id) where reference is not null;
create index records_by_due on records (kind, due, tenant, id) where due is not null;

-- What was seen: inbound events by account and digest, commands by tenant and id.
create table origins (
    scope text not null,
    id blob not null,
    decided_at integer not null,
    answer text,
    primary key (scope, id)
) without rowid;

create index origins_by_time on origins (decided_at);

-- What was appended and waits for its decision.
create table pending (
    place integer primary key,
    scope text not null,
    id blob not null,
    tenant text not null,
    contact text not null,
    document text not null,
    received_at integer not null,
    unique (scope, id)
);

create table history (
    position integer primary key,
    tenant text not null,
    subject text,
    decided_at integer not null,
    document text not null
);

create index history_by_tenant on history (tenant, position);
create index history_by_subject on history (tenant, subject, position) where subject is not null;

-- Numbers that must never go back, whatever is deleted.
create table numbers (
    name text primary key,
    value integer not null
) without rowid;

insert into numbers (name, value) values ('schema', 1), ('place', 0), ('position', 0);
