-- The first layout: records by name, each a chain of events that is only ever added to.

CREATE TABLE daejo.layout (
    version integer PRIMARY KEY,
    since timestamptz NOT NULL DEFAULT now()
);

-- number and hash are those of the last event ever added
CREATE TABLE daejo.record (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE,
    number bigint NOT NULL DEFAULT 0,
    hash text NOT NULL DEFAULT repeat('0', 64)
);

CREATE TABLE daejo.event (
    record bigint NOT NULL REFERENCES daejo.record,
    number bigint NOT NULL,
    previous text NOT NULL,
    hash text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (record, number)
);

CREATE FUNCTION daejo.refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'the record is only ever added to';
END $$;

CREATE FUNCTION daejo.follow() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    moved bigint;
BEGIN
    IF EXISTS (
        SELECT FROM fresh LEFT JOIN daejo.event AS before
            ON before.record = fresh.record AND before.number = fresh.number - 1
        WHERE fresh.previous IS DISTINCT FROM CASE fresh.number WHEN 1 THEN repeat('0', 64) ELSE before.hash END
    ) THEN
        RAISE EXCEPTION 'an event follows the last one';
    END IF;
    UPDATE daejo.record SET number = added.last, hash = added.hash
    FROM (
        SELECT fresh.record, min(number) AS first, max(number) AS last, (array_agg(hash ORDER BY number DESC))[1] AS hash
        FROM fresh GROUP BY fresh.record
    ) AS added
    WHERE record.id = added.record AND record.number = added.first - 1;
    GET DIAGNOSTICS moved = ROW_COUNT;
    IF moved <> (SELECT count(DISTINCT fresh.record) FROM fresh) THEN
        RAISE EXCEPTION 'an event follows the last one';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER an_event_follows_the_last AFTER INSERT ON daejo.event
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION daejo.follow();
CREATE TRIGGER an_event_never_changes_or_goes BEFORE UPDATE OR DELETE OR TRUNCATE ON daejo.event
    FOR EACH STATEMENT EXECUTE FUNCTION daejo.refuse();
-- an event that comes moves its record's end, and nothing else does
CREATE TRIGGER a_record_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON daejo.record
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION daejo.refuse();
