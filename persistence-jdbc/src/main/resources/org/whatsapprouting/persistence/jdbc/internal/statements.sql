-- Statements every dialect shares. A dialect may bring its own text for one of them in a file of the same name.
-- A name alone behind two dashes begins a statement; see Sql.

-- FIND_RECORD
select id, version_boot, version_number, document, content, lane, owner, status, account, reference, lane_order, due, search
from records
where tenant = ? and kind = ? and id = ?

-- INSERT_RECORD
insert into records (tenant, kind, id, version_boot, version_number, document, content,
                     lane, owner, status, account, reference, lane_order, due, search)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- UPSERT_RECORD
insert into records (tenant, kind, id, version_boot, version_number, document,
                     lane, owner, status, account, reference, lane_order, due, search)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (tenant, kind, id) do update
set version_boot = excluded.version_boot, version_number = excluded.version_number, document = excluded.document,
    lane = excluded.lane, owner = excluded.owner, status = excluded.status, account = excluded.account,
    reference = excluded.reference, lane_order = excluded.lane_order, due = excluded.due, search = excluded.search

-- FIND_DUE
select due, tenant, id from records where kind = ? and due <= ? order by due, tenant, id limit ?

-- FIND_NEXT_DUE
select due from records where kind = ? and due > ? order by due limit 1

-- FIND_ORIGIN
select answer from origins where scope = ? and id = ?

-- TAKE_ORIGIN
insert into origins (scope, id, decided_at, answer) values (?, ?, ?, ?) on conflict (scope, id) do nothing

-- ANSWER_ORIGIN
update origins set decided_at = ?, answer = ? where scope = ? and id = ?

-- FORGET_ORIGINS
delete from origins
where (scope, id) in (select o.scope, o.id
                      from origins o
                      where o.decided_at < ?
                        and not exists (select 1 from pending p where p.scope = o.scope and p.id = o.id)
                      order by o.decided_at
                      limit ?)

-- ADD_PENDING
insert into pending (place, scope, id, tenant, contact, document, received_at) values (?, ?, ?, ?, ?, ?, ?)

-- FIND_PENDING
select place from pending where scope = ? and id = ?

-- TAKE_PENDING
delete from pending where scope = ? and id = ?

-- LIST_PENDING
select place, scope, id, tenant, contact, document, received_at from pending order by place limit ?

-- ADD_HISTORY
insert into history (position, tenant, subject, decided_at, document) values (?, ?, ?, ?, ?)

-- READ_FEED
select position, subject, decided_at, document from history where tenant = ? and position > ? order by position limit ?

-- READ_SUBJECT
select position, subject, decided_at, document
from history
where tenant = ? and subject = ? and position > ?
order by position
limit ?

-- READ_NUMBER
select value from numbers where name = ?

-- WRITE_NUMBER
update numbers set value = ? where name = ?
