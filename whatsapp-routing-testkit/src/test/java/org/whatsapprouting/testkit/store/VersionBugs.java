package org.whatsapprouting.testkit.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.model.TenantId;
import org.whatsapprouting.api.store.Change;
import org.whatsapprouting.api.store.Committed;
import org.whatsapprouting.api.store.Guard;
import org.whatsapprouting.api.store.Loaded;
import org.whatsapprouting.api.store.Range;
import org.whatsapprouting.api.store.RecordKey;
import org.whatsapprouting.api.store.StoredRecord;
import org.whatsapprouting.api.store.Version;
import org.whatsapprouting.api.store.Write;

/** Mistakes with compare-and-set. */
final class VersionBugs {
    private VersionBugs() {}

    static List<PlantedBug> all() {
        return List.of(
                new PlantedBug("versions are counters", good -> new BrokenStore(good) {
                    private final Map<RecordKey, Version> shown = new HashMap<>();

                    @Override
                    Committed commitOne(Change change) {
                        Change counting = withGuards(
                                withWrites(change, VersionBugs::counting),
                                change.guards().stream()
                                        .map(guard -> new Guard(guard.key(), counter(guard.read())))
                                        .toList());
                        Committed answer = commitWell(counting);
                        if (answer instanceof Committed.Done) {
                            change.writes().forEach(write -> shown.put(write.key(), next(write)));
                        }
                        return answer;
                    }

                    @Override
                    StoredRecord show(StoredRecord found) {
                        return new StoredRecord(
                                found.key(),
                                shown.getOrDefault(found.key(), found.version()),
                                found.document(),
                                found.content(),
                                found.columns());
                    }
                }),
                writes(
                        "every version passes that is not newer",
                        (store, write) -> write instanceof Write.Put put
                                        && put.read().boot()
                                                < store.present(put.key()).boot()
                                ? BrokenStore.withRead(put, store.present(put.key()))
                                : write),
                new PlantedBug("a list is compared with the state before it", good -> new BrokenStore(good) {
                    @Override
                    public CompletionStage<List<Committed>> commit(List<Change> ordered) {
                        List<Set<RecordKey>> stale =
                                ordered.stream().map(this::stale).toList();
                        List<Committed> answers = new ArrayList<>();
                        for (Change change : ordered) {
                            Set<RecordKey> before = stale.get(answers.size());
                            answers.add(
                                    before.isEmpty()
                                            ? commitWell(withWrites(
                                                    change,
                                                    write -> write instanceof Write.Put put
                                                            ? withRead(put, present(put.key()))
                                                            : write))
                                            : new Committed.Conflict(before));
                        }
                        return ordered.size() > 1_000 ? good.commit(ordered) : done(answers);
                    }
                }),
                guards("guards are not compared", guard -> false),
                guards(
                        "guards on absent records are not compared",
                        guard -> !guard.read().equals(Version.ABSENT)),
                writes(
                        "a delete does not look at the version",
                        (store, write) -> write instanceof Write.Delete delete
                                        && !delete.read().equals(Version.ABSENT)
                                        && !store.present(delete.key()).equals(Version.ABSENT)
                                ? new Write.Delete(delete.key(), store.present(delete.key()))
                                : write),
                writes(
                        "a delete of what is absent is done",
                        (store, write) -> write instanceof Write.Delete delete
                                        && !delete.read().equals(Version.ABSENT)
                                        && store.present(delete.key()).equals(Version.ABSENT)
                                ? null
                                : write),
                writes(
                        "a new record replaces one that is there",
                        (store, write) ->
                                write instanceof Write.Put put && put.read().equals(Version.ABSENT)
                                        ? BrokenStore.withRead(put, store.present(put.key()))
                                        : write),
                writes(
                        "an upsert keeps what is there",
                        (store, write) -> write instanceof Write.Upsert upsert
                                        && !store.present(upsert.key()).equals(Version.ABSENT)
                                ? null
                                : write),
                new PlantedBug("an upsert of what is there conflicts", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        return change.writes().stream()
                                        .anyMatch(write -> write instanceof Write.Upsert
                                                && !present(write.key()).equals(Version.ABSENT))
                                ? new Committed.Conflict(
                                        Set.of(change.writes().get(0).key()))
                                : commitWell(change);
                    }
                }),
                new PlantedBug("a conflict names the first record only", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        Committed answer = commitWell(change);
                        return answer instanceof Committed.Conflict conflict
                                ? new Committed.Conflict(
                                        Set.of(conflict.stale().iterator().next()))
                                : answer;
                    }
                }),
                new PlantedBug("a conflict names all records of the change", good -> new BrokenStore(good) {
                    @Override
                    Committed commitOne(Change change) {
                        Committed answer = commitWell(change);
                        Set<RecordKey> all = new HashSet<>();
                        change.guards().forEach(guard -> all.add(guard.key()));
                        change.writes().forEach(write -> all.add(write.key()));
                        return answer instanceof Committed.Conflict ? new Committed.Conflict(all) : answer;
                    }
                }),
                ids("the case of ids does not count", id -> id.toLowerCase(Locale.ROOT)),
                ids(
                        "trailing spaces of ids do not count",
                        id -> id.stripTrailing().isEmpty() ? id : id.stripTrailing()),
                ids("ids are kept in one byte per character", id -> id.replaceAll("[^\\x00-\\xff]+", "?")));
    }

    private static Write counting(Write write) {
        if (write instanceof Write.Put put) {
            return new Write.Put(
                    put.key(), counter(put.read()), counter(put.next()), put.document(), put.content(), put.columns());
        }
        if (write instanceof Write.Upsert upsert) {
            return new Write.Upsert(upsert.key(), counter(upsert.next()), upsert.document(), upsert.columns());
        }
        Write.Delete delete = (Write.Delete) write;
        return new Write.Delete(delete.key(), counter(delete.read()));
    }

    private static Version counter(Version version) {
        return version.equals(Version.ABSENT) ? version : new Version(1, version.number());
    }

    private static Version next(Write write) {
        if (write instanceof Write.Put put) {
            return put.next();
        }
        return write instanceof Write.Upsert upsert ? upsert.next() : Version.ABSENT;
    }

    private static PlantedBug guards(String name, Predicate<Guard> compared) {
        return new PlantedBug(name, good -> new BrokenStore(good) {
            @Override
            Committed commitOne(Change change) {
                return commitWell(withGuards(
                        change,
                        change.guards().stream()
                                .filter(guard -> compared.test(guard)
                                        || !guard.key().tenant().equals(change.tenant()))
                                .toList()));
            }
        });
    }

    private interface Distortion {
        @Nullable
        Write distort(BrokenStore store, Write write);
    }

    private static PlantedBug writes(String name, Distortion distortion) {
        return new PlantedBug(name, good -> new BrokenStore(good) {
            @Override
            Committed commitOne(Change change) {
                return commitWell(
                        change.flaw() == null ? withWrites(change, write -> distortion.distort(this, write)) : change);
            }
        });
    }

    /** The ids of marks go through something like a collation; the key that was asked for is shown. */
    private static PlantedBug ids(String name, UnaryOperator<String> collation) {
        return new PlantedBug(name, good -> new BrokenStore(good) {
            @Override
            Committed commitOne(Change change) {
                return commitWell(withWrites(
                        change,
                        write -> write instanceof Write.Put put
                                        && put.read().equals(Version.ABSENT)
                                        && change.flaw() == null
                                ? new Write.Put(
                                        collated(put.key()),
                                        put.read(),
                                        put.next(),
                                        put.document(),
                                        put.content(),
                                        put.columns())
                                : write));
            }

            private RecordKey collated(RecordKey key) {
                return new RecordKey(key.tenant(), key.kind(), collation.apply(key.id()));
            }

            @Override
            public CompletionStage<Loaded> load(TenantId tenant, Set<RecordKey> keys, List<Range> ranges) {
                Loaded loaded = now(good.load(
                        tenant, Set.copyOf(keys.stream().map(this::collated).toList()), ranges));
                Map<RecordKey, StoredRecord> records = new HashMap<>();
                for (RecordKey key : keys) {
                    StoredRecord found = loaded.records().get(collated(key));
                    if (found != null) {
                        records.put(
                                key,
                                new StoredRecord(
                                        key, found.version(), found.document(), found.content(), found.columns()));
                    }
                }
                return done(new Loaded(records, loaded.ranges()));
            }
        });
    }
}
