-- Counts of each day, as SQLite's migration 0008 has them; what the columns mean stands there. Triggers of a whole statement keep them equal to a recount.
ALTER TABLE interactions ADD COLUMN followed bigint NOT NULL DEFAULT 0;
UPDATE interactions SET followed = 1 WHERE EXISTS (
    SELECT 1 FROM interactions AS later
    WHERE later.conversation_id = interactions.conversation_id AND (later.asked_at, later.id) > (interactions.asked_at, interactions.id));

DROP INDEX interactions_by_time;
CREATE INDEX interactions_by_time ON interactions (asked_at, id)
    INCLUDE (signals, outcome, helpful, domain, language, model, prompt_name, prompt_version, filter_version, experiment, origin, page_url);

-- Half of a page stays free, so that a count is added to in place.
CREATE TABLE interaction_days (
    dimension text COLLATE "C" NOT NULL,
    day text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    questions bigint NOT NULL, answered bigint NOT NULL, no_answer bigint NOT NULL, degraded bigint NOT NULL, cancelled bigint NOT NULL,
    failed bigint NOT NULL, thumbs_up bigint NOT NULL, thumbs_down bigint NOT NULL, flagged bigint NOT NULL, signal_no_answer bigint NOT NULL,
    signal_thumbs_down bigint NOT NULL, signal_dropped_citation bigint NOT NULL, signal_low_groundedness bigint NOT NULL,
    signal_rephrased bigint NOT NULL, signal_abandoned bigint NOT NULL, signal_slow bigint NOT NULL, signal_over_budget bigint NOT NULL,
    signal_failed bigint NOT NULL, signal_degraded bigint NOT NULL, signal_broken_rule bigint NOT NULL, input_tokens bigint NOT NULL,
    output_tokens bigint NOT NULL, counted bigint NOT NULL, cost_nanos bigint NOT NULL, priced bigint NOT NULL, priced_answers bigint NOT NULL,
    grounded bigint NOT NULL, groundedness_ppm bigint NOT NULL, ms_00 bigint NOT NULL, ms_01 bigint NOT NULL, ms_02 bigint NOT NULL,
    ms_03 bigint NOT NULL, ms_04 bigint NOT NULL, ms_05 bigint NOT NULL, ms_06 bigint NOT NULL, ms_07 bigint NOT NULL, ms_08 bigint NOT NULL,
    ms_09 bigint NOT NULL, ms_10 bigint NOT NULL, ms_11 bigint NOT NULL, ms_12 bigint NOT NULL, ms_13 bigint NOT NULL, ms_14 bigint NOT NULL,
    ms_15 bigint NOT NULL, ms_16 bigint NOT NULL, ms_17 bigint NOT NULL, ms_18 bigint NOT NULL, ms_19 bigint NOT NULL, ms_20 bigint NOT NULL,
    ms_21 bigint NOT NULL, ms_22 bigint NOT NULL, ms_23 bigint NOT NULL, ms_24 bigint NOT NULL, ms_25 bigint NOT NULL,
    PRIMARY KEY (dimension, value, day)
) WITH (fillfactor = 50);

CREATE TABLE conversation_days (
    dimension text COLLATE "C" NOT NULL,
    day text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    conversations bigint NOT NULL,
    resolved bigint NOT NULL,
    priced_resolved bigint NOT NULL,
    PRIMARY KEY (dimension, value, day)
) WITH (fillfactor = 50);

CREATE TABLE call_days (
    day text COLLATE "C" NOT NULL,
    purpose text COLLATE "C" NOT NULL,
    model text COLLATE "C" NOT NULL,
    calls bigint NOT NULL,
    failures bigint NOT NULL,
    counted bigint NOT NULL,
    input_tokens bigint NOT NULL,
    cached_tokens bigint NOT NULL,
    output_tokens bigint NOT NULL,
    priced bigint NOT NULL,
    cost_nanos bigint NOT NULL,
    PRIMARY KEY (day, purpose, model)
) WITH (fillfactor = 50);

-- What an interaction counts as, once for each of its dimensions. The columns after value are in the order of interaction_days.
CREATE FUNCTION interaction_facts(i interactions) RETURNS TABLE (
    dimension text, day text, value text,
    questions bigint, answered bigint, no_answer bigint, degraded bigint, cancelled bigint, failed bigint, thumbs_up bigint, thumbs_down bigint,
    flagged bigint, signal_no_answer bigint, signal_thumbs_down bigint, signal_dropped_citation bigint, signal_low_groundedness bigint,
    signal_rephrased bigint, signal_abandoned bigint, signal_slow bigint, signal_over_budget bigint, signal_failed bigint, signal_degraded bigint,
    signal_broken_rule bigint, input_tokens bigint, output_tokens bigint, counted bigint, cost_nanos bigint, priced bigint, priced_answers bigint,
    grounded bigint, groundedness_ppm bigint, ms_00 bigint, ms_01 bigint, ms_02 bigint, ms_03 bigint, ms_04 bigint, ms_05 bigint, ms_06 bigint,
    ms_07 bigint, ms_08 bigint, ms_09 bigint, ms_10 bigint, ms_11 bigint, ms_12 bigint, ms_13 bigint, ms_14 bigint, ms_15 bigint, ms_16 bigint,
    ms_17 bigint, ms_18 bigint, ms_19 bigint, ms_20 bigint, ms_21 bigint, ms_22 bigint, ms_23 bigint, ms_24 bigint, ms_25 bigint,
    conversations bigint, resolved bigint, priced_resolved bigint
) LANGUAGE sql IMMUTABLE AS $$
SELECT one.dimension, substr(i.asked_at, 1, 10), one.value,
    1, (i.outcome = 'answered')::int, (i.outcome = 'noAnswer')::int, (i.outcome = 'degraded')::int, (i.outcome = 'cancelled')::int,
    (i.outcome = 'failed')::int, coalesce((i.helpful = 1)::int, 0), coalesce((i.helpful = 0)::int, 0), (i.signals <> 0)::int, i.signals >> 0 & 1,
    i.signals >> 1 & 1, i.signals >> 2 & 1, i.signals >> 3 & 1, i.signals >> 4 & 1, i.signals >> 5 & 1, i.signals >> 6 & 1, i.signals >> 7 & 1,
    i.signals >> 8 & 1, i.signals >> 9 & 1, i.signals >> 10 & 1, coalesce(i.input_tokens, 0), coalesce(i.output_tokens, 0),
    (i.input_tokens IS NOT NULL)::int, coalesce(round(i.cost * 1e9), 0)::bigint, (i.cost IS NOT NULL OR i.model_uses = '[]')::int,
    (i.outcome = 'answered' AND (i.cost IS NOT NULL OR i.model_uses = '[]'))::int, (i.groundedness IS NOT NULL)::int,
    coalesce(round(i.groundedness * 1e6), 0)::bigint,
    (i.total_ms < 10)::int, (i.total_ms >= 10 AND i.total_ms < 15)::int, (i.total_ms >= 15 AND i.total_ms < 20)::int,
    (i.total_ms >= 20 AND i.total_ms < 30)::int, (i.total_ms >= 30 AND i.total_ms < 50)::int, (i.total_ms >= 50 AND i.total_ms < 70)::int,
    (i.total_ms >= 70 AND i.total_ms < 100)::int, (i.total_ms >= 100 AND i.total_ms < 150)::int, (i.total_ms >= 150 AND i.total_ms < 200)::int,
    (i.total_ms >= 200 AND i.total_ms < 300)::int, (i.total_ms >= 300 AND i.total_ms < 500)::int, (i.total_ms >= 500 AND i.total_ms < 700)::int,
    (i.total_ms >= 700 AND i.total_ms < 1000)::int, (i.total_ms >= 1000 AND i.total_ms < 1500)::int, (i.total_ms >= 1500 AND i.total_ms < 2000)::int,
    (i.total_ms >= 2000 AND i.total_ms < 3000)::int, (i.total_ms >= 3000 AND i.total_ms < 5000)::int, (i.total_ms >= 5000 AND i.total_ms < 7000)::int,
    (i.total_ms >= 7000 AND i.total_ms < 10000)::int, (i.total_ms >= 10000 AND i.total_ms < 15000)::int,
    (i.total_ms >= 15000 AND i.total_ms < 20000)::int, (i.total_ms >= 20000 AND i.total_ms < 30000)::int,
    (i.total_ms >= 30000 AND i.total_ms < 50000)::int, (i.total_ms >= 50000 AND i.total_ms < 70000)::int,
    (i.total_ms >= 70000 AND i.total_ms < 100000)::int, (i.total_ms >= 100000)::int,
    1 - i.followed, (i.followed = 0 AND i.outcome = 'answered' AND coalesce(i.helpful, 1) = 1 AND i.signals & 16 = 0)::int, (i.followed = 0 AND i.outcome = 'answered' AND coalesce(i.helpful, 1) = 1 AND i.signals & 16 = 0 AND (i.cost IS NOT NULL OR i.model_uses = '[]'))::int
FROM (VALUES
    ('all', ''), ('domain', coalesce(i.domain, '')), ('page', coalesce(i.page_url, '')), ('version', coalesce(i.filter_version, '')), ('language',
    coalesce(i.language, '')), ('prompt', coalesce(i.prompt_name || '@v' || i.prompt_version, '')), ('model', coalesce(i.model, '')), ('site',
    coalesce(i.origin, '')), ('arm', i.experiment || '/' || i.arm)) AS one (dimension, value)
WHERE one.value IS NOT NULL
$$;

-- Three functions of one form: what a statement added counts, what it removed counts negatively, what it changed does both. Keys are touched in their order.
DO $migration$
DECLARE
    counts text;
    sums text;
    adds text;
    part record;
    statements text;
BEGIN
    SELECT string_agg(attname, ', ' ORDER BY attnum), string_agg(format('sum(sign * fact.%1$s)', attname), ', ' ORDER BY attnum),
        string_agg(format('%1$s = interaction_days.%1$s + excluded.%1$s', attname), ', ' ORDER BY attnum)
    INTO counts, sums, adds
    FROM pg_attribute WHERE attrelid = 'interaction_days'::regclass AND attnum > 0 AND attname NOT IN ('dimension', 'day', 'value');

    FOR part IN SELECT * FROM (VALUES
        ('interactions_counted', 'SELECT 1 AS sign, i FROM interactions AS i', ''),
        ('interactions_added', 'SELECT 1 AS sign, added::interactions AS i FROM added', ''),
        ('interactions_removed', 'SELECT -1 AS sign, removed::interactions AS i FROM removed', ''),
        ('interactions_changed', 'SELECT -1 AS sign, removed::interactions AS i FROM removed UNION ALL SELECT 1, added::interactions FROM added',
            'WHERE (i).id IN (SELECT id FROM removed JOIN added USING (id) WHERE removed.model_uses IS DISTINCT FROM added.model_uses)')) AS form (name, source, calling)
    LOOP
        statements := format($statements$
    INSERT INTO interaction_days (dimension, day, value, %2$s)
    SELECT fact.dimension, fact.day, fact.value, %3$s
    FROM (%1$s) AS changed CROSS JOIN LATERAL interaction_facts(changed.i) AS fact
    GROUP BY fact.dimension, fact.day, fact.value ORDER BY fact.dimension COLLATE "C", fact.day COLLATE "C", fact.value COLLATE "C"
    ON CONFLICT (dimension, day, value) DO UPDATE SET %4$s;

    INSERT INTO conversation_days (dimension, day, value, conversations, resolved, priced_resolved)
    SELECT fact.dimension, fact.day, fact.value, sum(sign), sum(sign * fact.resolved), sum(sign * fact.priced_resolved)
    FROM (%1$s) AS changed CROSS JOIN LATERAL interaction_facts(changed.i) AS fact
    WHERE fact.conversations = 1 AND fact.dimension IN ('all', 'domain', 'prompt', 'model', 'arm')
    GROUP BY fact.dimension, fact.day, fact.value ORDER BY fact.dimension COLLATE "C", fact.day COLLATE "C", fact.value COLLATE "C"
    ON CONFLICT (dimension, day, value) DO UPDATE SET conversations = conversation_days.conversations + excluded.conversations,
        resolved = conversation_days.resolved + excluded.resolved, priced_resolved = conversation_days.priced_resolved + excluded.priced_resolved;

    INSERT INTO call_days (day, purpose, model, calls, failures, counted, input_tokens, cached_tokens, output_tokens, priced, cost_nanos)
    SELECT substr((changed.i).asked_at, 1, 10), coalesce(call ->> 'purpose', ''), coalesce(call ->> 'model', ''),
        sum(sign), sum(sign * (call ->> 'failure' IS NOT NULL)::int), sum(sign * (call #>> '{usage,inputTokens}' IS NOT NULL)::int),
        coalesce(sum(sign * (call #>> '{usage,inputTokens}')::bigint), 0), coalesce(sum(sign * (call #>> '{usage,cachedInputTokens}')::bigint), 0),
        coalesce(sum(sign * (call #>> '{usage,outputTokens}')::bigint), 0), sum(sign * (call ->> 'cost' IS NOT NULL)::int),
        coalesce(sum(sign * round((call ->> 'cost')::numeric * 1000000000)), 0)
    FROM (SELECT * FROM (%1$s) AS every %5$s) AS changed CROSS JOIN LATERAL json_array_elements((changed.i).model_uses::json) AS call
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (day, purpose, model) DO UPDATE SET calls = call_days.calls + excluded.calls, failures = call_days.failures + excluded.failures,
        counted = call_days.counted + excluded.counted, input_tokens = call_days.input_tokens + excluded.input_tokens,
        cached_tokens = call_days.cached_tokens + excluded.cached_tokens, output_tokens = call_days.output_tokens + excluded.output_tokens,
        priced = call_days.priced + excluded.priced, cost_nanos = call_days.cost_nanos + excluded.cost_nanos;
$statements$, part.source, counts, sums, adds, part.calling);
        IF part.name = 'interactions_counted' THEN
            -- What is there.
            EXECUTE statements;
        ELSE
            EXECUTE format('CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $trigger$ BEGIN %s RETURN NULL; END $trigger$', part.name, statements);
        END IF;
    END LOOP;
END $migration$;

-- A day's value that no interaction has any more leaves nothing behind.
CREATE FUNCTION interaction_days_emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM interaction_days WHERE (dimension, day, value) = (NEW.dimension, NEW.day, NEW.value) AND questions = 0;
    RETURN NULL;
END $$;
CREATE FUNCTION conversation_days_emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM conversation_days WHERE (dimension, day, value) = (NEW.dimension, NEW.day, NEW.value) AND conversations = 0;
    RETURN NULL;
END $$;
CREATE FUNCTION call_days_emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM call_days WHERE (day, purpose, model) = (NEW.day, NEW.purpose, NEW.model) AND calls = 0;
    RETURN NULL;
END $$;
CREATE TRIGGER emptied AFTER UPDATE ON interaction_days FOR EACH ROW WHEN (NEW.questions = 0) EXECUTE FUNCTION interaction_days_emptied();
CREATE TRIGGER emptied AFTER UPDATE ON conversation_days FOR EACH ROW WHEN (NEW.conversations = 0) EXECUTE FUNCTION conversation_days_emptied();
CREATE TRIGGER emptied AFTER UPDATE ON call_days FOR EACH ROW WHEN (NEW.calls = 0) EXECUTE FUNCTION call_days_emptied();

-- All who write to the log share its days' counts: each takes the writers' lock (PostgresLogSchema.WriteLock) before its first row, so that none wait in a circle.
CREATE FUNCTION interactions_wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_advisory_xact_lock(28269970599341940);
    RETURN NULL;
END $$;
CREATE TRIGGER a_wait BEFORE INSERT OR UPDATE OR DELETE ON interactions FOR EACH STATEMENT EXECUTE FUNCTION interactions_wait();

-- Of a conversation only the last interaction is not followed.
CREATE FUNCTION interactions_follow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE interactions SET followed = 1 WHERE followed = 0 AND conversation_id IN (SELECT conversation_id FROM added) AND EXISTS (
        SELECT 1 FROM interactions AS later
        WHERE later.conversation_id = interactions.conversation_id AND (later.asked_at, later.id) > (interactions.asked_at, interactions.id));
    RETURN NULL;
END $$;
CREATE FUNCTION interactions_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE interactions SET followed = 0 WHERE followed = 1 AND id IN (
        SELECT DISTINCT ON (conversation_id) id FROM interactions WHERE conversation_id IN (SELECT conversation_id FROM removed WHERE followed = 0)
        ORDER BY conversation_id, asked_at DESC, id DESC);
    RETURN NULL;
END $$;

CREATE TRIGGER b_added AFTER INSERT ON interactions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION interactions_added();
CREATE TRIGGER c_follow AFTER INSERT ON interactions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION interactions_follow();
CREATE TRIGGER b_changed AFTER UPDATE ON interactions REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION interactions_changed();
CREATE TRIGGER b_removed AFTER DELETE ON interactions REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION interactions_removed();
CREATE TRIGGER c_end AFTER DELETE ON interactions REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION interactions_end();
