-- Counts of each day, so that an overview of a million rows reads a few hundred. Triggers keep them equal to a recount, whatever inserts, rates, empties or
-- deletes; the writer's statements know nothing of them. The id, the conversation and the time of an interaction never change.

-- 1 when another question of the same conversation came later; the triggers set it.
ALTER TABLE interactions ADD COLUMN followed INTEGER NOT NULL DEFAULT 0;
UPDATE interactions SET followed = 1 WHERE EXISTS (
    SELECT 1 FROM interactions AS later
    WHERE later.conversation_id = interactions.conversation_id AND (later.asked_at, later.id) > (interactions.asked_at, interactions.id));

-- A list looks at this index alone until it knows which rows it shows.
DROP INDEX interactions_by_time;
CREATE INDEX interactions_by_time ON interactions (asked_at, id, signals, outcome, helpful, domain, language, model, prompt_name, prompt_version,
    filter_version, experiment, origin, page_url);

-- A row for each value that a day's interactions have in a dimension; '' is none. Sums are whole numbers, so that taking away is exact.
CREATE TABLE interaction_days (
    dimension TEXT NOT NULL, -- all, domain, page, version (of the product), language, prompt, model, site, arm
    day TEXT NOT NULL, -- of asked_at in UTC, as 2026-11-22
    value TEXT NOT NULL, -- as how_to@v2 for a prompt, as shorter/how_to@v2 for an arm
    questions INTEGER NOT NULL,
    answered INTEGER NOT NULL, -- by outcome, as are the next four
    no_answer INTEGER NOT NULL,
    degraded INTEGER NOT NULL,
    cancelled INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    thumbs_up INTEGER NOT NULL,
    thumbs_down INTEGER NOT NULL,
    flagged INTEGER NOT NULL, -- with any failure signal
    signal_no_answer INTEGER NOT NULL, -- FailureSignal.cs, a column for each bit
    signal_thumbs_down INTEGER NOT NULL,
    signal_dropped_citation INTEGER NOT NULL,
    signal_low_groundedness INTEGER NOT NULL,
    signal_rephrased INTEGER NOT NULL,
    signal_abandoned INTEGER NOT NULL,
    signal_slow INTEGER NOT NULL,
    signal_over_budget INTEGER NOT NULL,
    signal_failed INTEGER NOT NULL,
    signal_degraded INTEGER NOT NULL,
    signal_broken_rule INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    counted INTEGER NOT NULL, -- with a known number of tokens
    cost_nanos INTEGER NOT NULL, -- in billionths of the currency of the prices
    priced INTEGER NOT NULL, -- with a known cost, or without any call to a model
    priced_answers INTEGER NOT NULL,
    grounded INTEGER NOT NULL, -- with a groundedness
    groundedness_ppm INTEGER NOT NULL, -- their sum, in millionths
    -- How many took less than 10 ms, 15, 20, 30, 50, 70, 100 and so on to 100,000, and longer: LatencyHistogram.cs.
    ms_00 INTEGER NOT NULL, ms_01 INTEGER NOT NULL, ms_02 INTEGER NOT NULL, ms_03 INTEGER NOT NULL, ms_04 INTEGER NOT NULL, ms_05 INTEGER NOT NULL,
    ms_06 INTEGER NOT NULL, ms_07 INTEGER NOT NULL, ms_08 INTEGER NOT NULL, ms_09 INTEGER NOT NULL, ms_10 INTEGER NOT NULL, ms_11 INTEGER NOT NULL,
    ms_12 INTEGER NOT NULL, ms_13 INTEGER NOT NULL, ms_14 INTEGER NOT NULL, ms_15 INTEGER NOT NULL, ms_16 INTEGER NOT NULL, ms_17 INTEGER NOT NULL,
    ms_18 INTEGER NOT NULL, ms_19 INTEGER NOT NULL, ms_20 INTEGER NOT NULL, ms_21 INTEGER NOT NULL, ms_22 INTEGER NOT NULL, ms_23 INTEGER NOT NULL,
    ms_24 INTEGER NOT NULL, ms_25 INTEGER NOT NULL,
    PRIMARY KEY (dimension, value, day)
) STRICT, WITHOUT ROWID;

-- Conversations by their last interaction; the dimensions are all, domain, prompt, model and arm.
CREATE TABLE conversation_days (
    dimension TEXT NOT NULL,
    day TEXT NOT NULL,
    value TEXT NOT NULL,
    conversations INTEGER NOT NULL,
    resolved INTEGER NOT NULL, -- the last interaction is answered, not thumbed down, not asked again
    priced_resolved INTEGER NOT NULL, -- of them, with a known cost
    PRIMARY KEY (dimension, value, day)
) STRICT, WITHOUT ROWID;

-- Calls to models, by what they were for.
CREATE TABLE call_days (
    day TEXT NOT NULL,
    purpose TEXT NOT NULL,
    model TEXT NOT NULL,
    calls INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    counted INTEGER NOT NULL, -- with a known number of tokens
    input_tokens INTEGER NOT NULL,
    cached_tokens INTEGER NOT NULL, -- of the input, as far as it is known
    output_tokens INTEGER NOT NULL,
    priced INTEGER NOT NULL,
    cost_nanos INTEGER NOT NULL,
    PRIMARY KEY (day, purpose, model)
) STRICT, WITHOUT ROWID;

-- A day's value that no interaction has any more leaves nothing behind.
CREATE TRIGGER interaction_days_emptied AFTER UPDATE OF questions ON interaction_days WHEN NEW.questions = 0 BEGIN
    DELETE FROM interaction_days WHERE dimension = NEW.dimension AND day = NEW.day AND value = NEW.value;
END;
CREATE TRIGGER conversation_days_emptied AFTER UPDATE OF conversations ON conversation_days WHEN NEW.conversations = 0 BEGIN
    DELETE FROM conversation_days WHERE dimension = NEW.dimension AND day = NEW.day AND value = NEW.value;
END;
CREATE TRIGGER call_days_emptied AFTER UPDATE OF calls ON call_days WHEN NEW.calls = 0 BEGIN
    DELETE FROM call_days WHERE day = NEW.day AND purpose = NEW.purpose AND model = NEW.model;
END;

-- What an interaction counts as.
CREATE VIEW interaction_facts AS
SELECT rowid AS number, substr(asked_at, 1, 10) AS day,
    coalesce(domain, '') AS domain, coalesce(page_url, '') AS page, coalesce(filter_version, '') AS version, coalesce(language, '') AS language,
    coalesce(prompt_name || '@v' || prompt_version, '') AS prompt, coalesce(model, '') AS model, coalesce(origin, '') AS site,
    experiment || '/' || arm AS arm,
    1 AS questions, outcome = 'answered' AS answered, outcome = 'noAnswer' AS no_answer, outcome = 'degraded' AS degraded,
    outcome = 'cancelled' AS cancelled, outcome = 'failed' AS failed, coalesce(helpful = 1, 0) AS thumbs_up, coalesce(helpful = 0, 0) AS thumbs_down,
    signals <> 0 AS flagged, signals >> 0 & 1 AS signal_no_answer, signals >> 1 & 1 AS signal_thumbs_down,
    signals >> 2 & 1 AS signal_dropped_citation, signals >> 3 & 1 AS signal_low_groundedness, signals >> 4 & 1 AS signal_rephrased,
    signals >> 5 & 1 AS signal_abandoned, signals >> 6 & 1 AS signal_slow, signals >> 7 & 1 AS signal_over_budget, signals >> 8 & 1 AS signal_failed,
    signals >> 9 & 1 AS signal_degraded, signals >> 10 & 1 AS signal_broken_rule, coalesce(input_tokens, 0) AS input_tokens, coalesce(output_tokens,
    0) AS output_tokens, input_tokens IS NOT NULL AS counted, CAST(coalesce(round(cost * 1e9), 0) AS INTEGER) AS cost_nanos,
    cost IS NOT NULL OR model_uses = '[]' AS priced, outcome = 'answered' AND (cost IS NOT NULL OR model_uses = '[]') AS priced_answers,
    groundedness IS NOT NULL AS grounded, CAST(coalesce(round(groundedness * 1e6), 0) AS INTEGER) AS groundedness_ppm,
    1 - followed AS conversations, followed = 0 AND outcome = 'answered' AND coalesce(helpful, 1) = 1 AND signals & 16 = 0 AS resolved,
    CASE WHEN total_ms < 10 THEN 0 WHEN total_ms < 15 THEN 1 WHEN total_ms < 20 THEN 2 WHEN total_ms < 30 THEN 3 WHEN total_ms < 50 THEN 4
    WHEN total_ms < 70 THEN 5 WHEN total_ms < 100 THEN 6 WHEN total_ms < 150 THEN 7 WHEN total_ms < 200 THEN 8 WHEN total_ms < 300 THEN 9
    WHEN total_ms < 500 THEN 10 WHEN total_ms < 700 THEN 11 WHEN total_ms < 1000 THEN 12 WHEN total_ms < 1500 THEN 13 WHEN total_ms < 2000 THEN 14
    WHEN total_ms < 3000 THEN 15 WHEN total_ms < 5000 THEN 16 WHEN total_ms < 7000 THEN 17 WHEN total_ms < 10000 THEN 18 WHEN total_ms < 15000 THEN 19
    WHEN total_ms < 20000 THEN 20 WHEN total_ms < 30000 THEN 21 WHEN total_ms < 50000 THEN 22 WHEN total_ms < 70000 THEN 23
    WHEN total_ms < 100000 THEN 24 ELSE 25 END AS bucket
FROM interactions;

-- INSERT INTO counting (first, last, sign) counts the interactions with these row ids; with the sign -1 it takes their counts away.
-- A fact is read once for all dimensions: LIMIT keeps the subquery from being merged into the join.
CREATE VIEW counting AS SELECT 0 AS first, 0 AS last, 1 AS sign;
CREATE TRIGGER counting_applies INSTEAD OF INSERT ON counting BEGIN
    INSERT INTO interaction_days (dimension, day, value,
        questions, answered, no_answer, degraded, cancelled, failed, thumbs_up, thumbs_down, flagged, signal_no_answer, signal_thumbs_down,
        signal_dropped_citation, signal_low_groundedness, signal_rephrased, signal_abandoned, signal_slow, signal_over_budget, signal_failed,
        signal_degraded, signal_broken_rule, input_tokens, output_tokens, counted, cost_nanos, priced, priced_answers, grounded, groundedness_ppm,
        ms_00, ms_01, ms_02, ms_03, ms_04, ms_05, ms_06, ms_07, ms_08, ms_09, ms_10, ms_11, ms_12, ms_13, ms_14, ms_15, ms_16, ms_17, ms_18, ms_19,
        ms_20, ms_21, ms_22, ms_23, ms_24, ms_25)
    SELECT dimension.column1, fact.day,
        CASE dimension.column1 WHEN 'domain' THEN fact.domain WHEN 'page' THEN fact.page WHEN 'version' THEN fact.version
        WHEN 'language' THEN fact.language WHEN 'prompt' THEN fact.prompt WHEN 'model' THEN fact.model WHEN 'site' THEN fact.site
        WHEN 'arm' THEN fact.arm ELSE '' END AS named,
        NEW.sign * sum(fact.questions), NEW.sign * sum(fact.answered), NEW.sign * sum(fact.no_answer), NEW.sign * sum(fact.degraded),
        NEW.sign * sum(fact.cancelled), NEW.sign * sum(fact.failed), NEW.sign * sum(fact.thumbs_up), NEW.sign * sum(fact.thumbs_down),
        NEW.sign * sum(fact.flagged), NEW.sign * sum(fact.signal_no_answer), NEW.sign * sum(fact.signal_thumbs_down),
        NEW.sign * sum(fact.signal_dropped_citation), NEW.sign * sum(fact.signal_low_groundedness), NEW.sign * sum(fact.signal_rephrased),
        NEW.sign * sum(fact.signal_abandoned), NEW.sign * sum(fact.signal_slow), NEW.sign * sum(fact.signal_over_budget),
        NEW.sign * sum(fact.signal_failed), NEW.sign * sum(fact.signal_degraded), NEW.sign * sum(fact.signal_broken_rule),
        NEW.sign * sum(fact.input_tokens), NEW.sign * sum(fact.output_tokens), NEW.sign * sum(fact.counted), NEW.sign * sum(fact.cost_nanos),
        NEW.sign * sum(fact.priced), NEW.sign * sum(fact.priced_answers), NEW.sign * sum(fact.grounded), NEW.sign * sum(fact.groundedness_ppm),
        NEW.sign * sum(fact.bucket = 0), NEW.sign * sum(fact.bucket = 1), NEW.sign * sum(fact.bucket = 2), NEW.sign * sum(fact.bucket = 3),
        NEW.sign * sum(fact.bucket = 4), NEW.sign * sum(fact.bucket = 5), NEW.sign * sum(fact.bucket = 6), NEW.sign * sum(fact.bucket = 7),
        NEW.sign * sum(fact.bucket = 8), NEW.sign * sum(fact.bucket = 9), NEW.sign * sum(fact.bucket = 10), NEW.sign * sum(fact.bucket = 11),
        NEW.sign * sum(fact.bucket = 12), NEW.sign * sum(fact.bucket = 13), NEW.sign * sum(fact.bucket = 14), NEW.sign * sum(fact.bucket = 15),
        NEW.sign * sum(fact.bucket = 16), NEW.sign * sum(fact.bucket = 17), NEW.sign * sum(fact.bucket = 18), NEW.sign * sum(fact.bucket = 19),
        NEW.sign * sum(fact.bucket = 20), NEW.sign * sum(fact.bucket = 21), NEW.sign * sum(fact.bucket = 22), NEW.sign * sum(fact.bucket = 23),
        NEW.sign * sum(fact.bucket = 24), NEW.sign * sum(fact.bucket = 25)
    FROM (SELECT * FROM interaction_facts WHERE number BETWEEN NEW.first AND NEW.last LIMIT -1) AS fact
        CROSS JOIN (VALUES ('all'), ('domain'), ('page'), ('version'), ('language'), ('prompt'), ('model'), ('site'), ('arm')) AS dimension
    WHERE named IS NOT NULL
    GROUP BY dimension.column1, fact.day, named
    ON CONFLICT (dimension, day, value) DO UPDATE SET
        questions = questions + excluded.questions, answered = answered + excluded.answered, no_answer = no_answer + excluded.no_answer,
        degraded = degraded + excluded.degraded, cancelled = cancelled + excluded.cancelled, failed = failed + excluded.failed,
        thumbs_up = thumbs_up + excluded.thumbs_up, thumbs_down = thumbs_down + excluded.thumbs_down, flagged = flagged + excluded.flagged,
        signal_no_answer = signal_no_answer + excluded.signal_no_answer, signal_thumbs_down = signal_thumbs_down + excluded.signal_thumbs_down,
        signal_dropped_citation = signal_dropped_citation + excluded.signal_dropped_citation,
        signal_low_groundedness = signal_low_groundedness + excluded.signal_low_groundedness,
        signal_rephrased = signal_rephrased + excluded.signal_rephrased, signal_abandoned = signal_abandoned + excluded.signal_abandoned,
        signal_slow = signal_slow + excluded.signal_slow, signal_over_budget = signal_over_budget + excluded.signal_over_budget,
        signal_failed = signal_failed + excluded.signal_failed, signal_degraded = signal_degraded + excluded.signal_degraded,
        signal_broken_rule = signal_broken_rule + excluded.signal_broken_rule, input_tokens = input_tokens + excluded.input_tokens,
        output_tokens = output_tokens + excluded.output_tokens, counted = counted + excluded.counted, cost_nanos = cost_nanos + excluded.cost_nanos,
        priced = priced + excluded.priced, priced_answers = priced_answers + excluded.priced_answers, grounded = grounded + excluded.grounded,
        groundedness_ppm = groundedness_ppm + excluded.groundedness_ppm, ms_00 = ms_00 + excluded.ms_00, ms_01 = ms_01 + excluded.ms_01,
        ms_02 = ms_02 + excluded.ms_02, ms_03 = ms_03 + excluded.ms_03, ms_04 = ms_04 + excluded.ms_04, ms_05 = ms_05 + excluded.ms_05,
        ms_06 = ms_06 + excluded.ms_06, ms_07 = ms_07 + excluded.ms_07, ms_08 = ms_08 + excluded.ms_08, ms_09 = ms_09 + excluded.ms_09,
        ms_10 = ms_10 + excluded.ms_10, ms_11 = ms_11 + excluded.ms_11, ms_12 = ms_12 + excluded.ms_12, ms_13 = ms_13 + excluded.ms_13,
        ms_14 = ms_14 + excluded.ms_14, ms_15 = ms_15 + excluded.ms_15, ms_16 = ms_16 + excluded.ms_16, ms_17 = ms_17 + excluded.ms_17,
        ms_18 = ms_18 + excluded.ms_18, ms_19 = ms_19 + excluded.ms_19, ms_20 = ms_20 + excluded.ms_20, ms_21 = ms_21 + excluded.ms_21,
        ms_22 = ms_22 + excluded.ms_22, ms_23 = ms_23 + excluded.ms_23, ms_24 = ms_24 + excluded.ms_24, ms_25 = ms_25 + excluded.ms_25;
END;

-- The same for conversations, and for calls.
CREATE VIEW counting_conversations AS SELECT 0 AS first, 0 AS last, 1 AS sign;
CREATE TRIGGER counting_conversations_applies INSTEAD OF INSERT ON counting_conversations BEGIN
    INSERT INTO conversation_days (dimension, day, value, conversations, resolved, priced_resolved)
    SELECT dimension.column1, fact.day,
        CASE dimension.column1 WHEN 'domain' THEN fact.domain WHEN 'prompt' THEN fact.prompt WHEN 'model' THEN fact.model WHEN 'arm' THEN fact.arm
        ELSE '' END AS named,
        NEW.sign * sum(fact.conversations), NEW.sign * sum(fact.resolved), NEW.sign * sum(fact.resolved AND fact.priced)
    FROM (SELECT * FROM interaction_facts WHERE number BETWEEN NEW.first AND NEW.last AND conversations = 1 LIMIT -1) AS fact
        CROSS JOIN (VALUES ('all'), ('domain'), ('prompt'), ('model'), ('arm')) AS dimension
    WHERE named IS NOT NULL
    GROUP BY dimension.column1, fact.day, named
    ON CONFLICT (dimension, day, value) DO UPDATE SET
        conversations = conversations + excluded.conversations, resolved = resolved + excluded.resolved,
        priced_resolved = priced_resolved + excluded.priced_resolved;
END;
CREATE VIEW counting_calls AS SELECT 0 AS first, 0 AS last, 1 AS sign;
CREATE TRIGGER counting_calls_applies INSTEAD OF INSERT ON counting_calls BEGIN
    INSERT INTO call_days (day, purpose, model, calls, failures, counted, input_tokens, cached_tokens, output_tokens, priced, cost_nanos)
    SELECT substr(interactions.asked_at, 1, 10) AS called_on, coalesce(call.value ->> 'purpose', '') AS called_for, coalesce(call.value ->> 'model', '') AS called,
        NEW.sign * count(*), NEW.sign * count(call.value ->> 'failure'), NEW.sign * count(call.value ->> '$.usage.inputTokens'),
        NEW.sign * sum(coalesce(call.value ->> '$.usage.inputTokens', 0)), NEW.sign * sum(coalesce(call.value ->> '$.usage.cachedInputTokens', 0)),
        NEW.sign * sum(coalesce(call.value ->> '$.usage.outputTokens', 0)), NEW.sign * count(call.value ->> 'cost'),
        NEW.sign * sum(CAST(round(coalesce(call.value ->> 'cost', 0) * 1e9) AS INTEGER))
    FROM interactions CROSS JOIN json_each(interactions.model_uses) AS call
    WHERE interactions.rowid BETWEEN NEW.first AND NEW.last
    GROUP BY called_on, called_for, called
    ON CONFLICT (day, purpose, model) DO UPDATE SET
        calls = calls + excluded.calls, failures = failures + excluded.failures, counted = counted + excluded.counted,
        input_tokens = input_tokens + excluded.input_tokens, cached_tokens = cached_tokens + excluded.cached_tokens,
        output_tokens = output_tokens + excluded.output_tokens, priced = priced + excluded.priced, cost_nanos = cost_nanos + excluded.cost_nanos;
END;

-- Counting many rows at once costs a twentieth of counting each. Whoever inserts a batch writes, in the batch's transaction,
-- INSERT INTO counting_later SELECT coalesce(max(rowid), 0) + 1 FROM interactions before it, and DELETE FROM counting_later after it.
CREATE TABLE counting_later (first INTEGER NOT NULL) STRICT;
CREATE TRIGGER counting_later_ends BEFORE DELETE ON counting_later BEGIN
    UPDATE interactions SET followed = 1
    WHERE followed = 0 AND conversation_id IN (SELECT conversation_id FROM interactions WHERE rowid >= OLD.first) AND EXISTS (
        SELECT 1 FROM interactions AS later
        WHERE later.conversation_id = interactions.conversation_id AND (later.asked_at, later.id) > (interactions.asked_at, interactions.id));
    INSERT INTO counting (first, last, sign) VALUES (OLD.first, 9223372036854775807, 1);
    INSERT INTO counting_conversations (first, last, sign) VALUES (OLD.first, 9223372036854775807, 1);
    INSERT INTO counting_calls (first, last, sign) VALUES (OLD.first, 9223372036854775807, 1);
END;

-- What is there counts, ten thousand rows at a time.
CREATE TEMP TABLE counting_part AS
    WITH RECURSIVE part (first) AS (
        SELECT min(rowid) FROM interactions
        UNION ALL SELECT first + 10000 FROM part WHERE first + 10000 <= (SELECT max(rowid) FROM interactions))
    SELECT first FROM part WHERE first IS NOT NULL;
INSERT INTO counting (first, last, sign) SELECT first, first + 9999, 1 FROM counting_part;
INSERT INTO counting_conversations (first, last, sign) SELECT first, first + 9999, 1 FROM counting_part;
INSERT INTO counting_calls (first, last, sign) SELECT first, first + 9999, 1 FROM counting_part;
DROP TABLE counting_part;

-- Of a conversation only the last interaction is not followed.
CREATE TRIGGER interactions_added AFTER INSERT ON interactions WHEN NOT EXISTS (SELECT 1 FROM counting_later WHERE first <= NEW.rowid) BEGIN
    INSERT INTO counting (first, last, sign) VALUES (NEW.rowid, NEW.rowid, 1);
    INSERT INTO counting_conversations (first, last, sign) VALUES (NEW.rowid, NEW.rowid, 1);
    INSERT INTO counting_calls (first, last, sign) VALUES (NEW.rowid, NEW.rowid, 1);
    UPDATE interactions SET followed = 1 WHERE conversation_id = NEW.conversation_id AND followed = 0 AND EXISTS (
        SELECT 1 FROM interactions AS later
        WHERE later.conversation_id = NEW.conversation_id AND (later.asked_at, later.id) > (interactions.asked_at, interactions.id));
END;

CREATE TRIGGER interactions_changing BEFORE UPDATE OF domain, page_url, filter_version, language, prompt_name, prompt_version, model, origin,
    experiment, arm, outcome, helpful, signals, input_tokens, output_tokens, cost, model_uses, groundedness, total_ms ON interactions
WHEN NOT EXISTS (SELECT 1 FROM counting_later WHERE first <= OLD.rowid) BEGIN
    INSERT INTO counting (first, last, sign) VALUES (OLD.rowid, OLD.rowid, -1);
END;
CREATE TRIGGER interactions_changed AFTER UPDATE OF domain, page_url, filter_version, language, prompt_name, prompt_version, model, origin,
    experiment, arm, outcome, helpful, signals, input_tokens, output_tokens, cost, model_uses, groundedness, total_ms ON interactions
WHEN NOT EXISTS (SELECT 1 FROM counting_later WHERE first <= NEW.rowid) BEGIN
    INSERT INTO counting (first, last, sign) VALUES (NEW.rowid, NEW.rowid, 1);
END;

CREATE TRIGGER interactions_ending BEFORE UPDATE OF followed, domain, prompt_name, prompt_version, model, experiment, arm, outcome, helpful,
    signals, cost, model_uses ON interactions
WHEN NOT EXISTS (SELECT 1 FROM counting_later WHERE first <= OLD.rowid) BEGIN
    INSERT INTO counting_conversations (first, last, sign) VALUES (OLD.rowid, OLD.rowid, -1);
END;
CREATE TRIGGER interactions_ended AFTER UPDATE OF followed, domain, prompt_name, prompt_version, model, experiment, arm, outcome, helpful,
    signals, cost, model_uses ON interactions
WHEN NOT EXISTS (SELECT 1 FROM counting_later WHERE first <= NEW.rowid) BEGIN
    INSERT INTO counting_conversations (first, last, sign) VALUES (NEW.rowid, NEW.rowid, 1);
END;

CREATE TRIGGER interactions_calling BEFORE UPDATE OF model_uses ON interactions WHEN NOT EXISTS (SELECT 1 FROM counting_later WHERE first <= OLD.rowid) BEGIN
    INSERT INTO counting_calls (first, last, sign) VALUES (OLD.rowid, OLD.rowid, -1);
END;
CREATE TRIGGER interactions_called AFTER UPDATE OF model_uses ON interactions WHEN NOT EXISTS (SELECT 1 FROM counting_later WHERE first <= NEW.rowid) BEGIN
    INSERT INTO counting_calls (first, last, sign) VALUES (NEW.rowid, NEW.rowid, 1);
END;

CREATE TRIGGER interactions_removing BEFORE DELETE ON interactions WHEN NOT EXISTS (SELECT 1 FROM counting_later WHERE first <= OLD.rowid) BEGIN
    INSERT INTO counting (first, last, sign) VALUES (OLD.rowid, OLD.rowid, -1);
    INSERT INTO counting_conversations (first, last, sign) VALUES (OLD.rowid, OLD.rowid, -1);
    INSERT INTO counting_calls (first, last, sign) VALUES (OLD.rowid, OLD.rowid, -1);
END;
CREATE TRIGGER interactions_removed AFTER DELETE ON interactions WHEN OLD.followed = 0 BEGIN
    UPDATE interactions SET followed = 0 WHERE id = (
        SELECT id FROM interactions WHERE conversation_id = OLD.conversation_id ORDER BY asked_at DESC, id DESC LIMIT 1);
END;
