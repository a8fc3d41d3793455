using System.Data.Common;
using Dapper;
using DocsBot.Core.Curation;

namespace DocsBot.Providers.Log.Reviews;

/// <summary>The curated answers in the interaction log's database, where every replica of the service finds them. Safe for many calls at once.</summary>
/// <param name="log">The log.</param>
/// <param name="time">The clock.</param>
public sealed class CuratedAnswerLog(LogDatabase log, TimeProvider time) : ICuratedAnswerLog
{
    private const string Newest = "SELECT coalesce(max(revision), 0) FROM curated_answers";
    private const string Select = $"SELECT {CuratedAnswerRow.Columns} FROM curated_answers";

    private const string Insert = """
        INSERT INTO curated_answers (id, revision, questions, answer, sources, filter_product, filter_version, filter_language, author, accepted_at, expires_at)
        VALUES (@Id, @Revision, @Questions, @Answer, @Sources, @FilterProduct, @FilterVersion, @FilterLanguage, @Author, @AcceptedAt, @ExpiresAt)
        """;

    private const string Update = """
        UPDATE curated_answers SET revision = @Revision, questions = @Questions, answer = @Answer, sources = @Sources, filter_product = @FilterProduct,
            filter_version = @FilterVersion, filter_language = @FilterLanguage, author = @Author, accepted_at = @AcceptedAt, expires_at = @ExpiresAt, retired_at = NULL
        WHERE id = @Id AND revision = @Seen
        """;

    /// <inheritdoc />
    public Task<CuratedAnswerReading?> ReadAsync(long? known, CancellationToken cancellationToken) => ReviewTables.ReadAsync<CuratedAnswerReading?>(
        log,
        known == 0 ? null : new CuratedAnswerReading(0, []),
        async connection =>
        {
            var revision = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Newest, cancellationToken: cancellationToken));
            if (revision == known)
            {
                return null;
            }

            // What was changed since the first statement comes with the next reading.
            var rows = await connection.QueryAsync<CuratedAnswerRow>(new CommandDefinition($"{Select} WHERE retired_at IS NULL ORDER BY id", cancellationToken: cancellationToken));
            return new CuratedAnswerReading(revision, [.. rows.Select(row => row.ToStored().Answer)]);
        },
        cancellationToken);

    /// <summary>All curated answers, the newest first, those that were taken back included.</summary>
    /// <exception cref="CurationLogException">The log cannot be read.</exception>
    public Task<IReadOnlyList<StoredCuratedAnswer>> ListAsync(CancellationToken cancellationToken) => ReviewTables.ReadAsync<IReadOnlyList<StoredCuratedAnswer>>(
        log,
        [],
        async connection => [.. (await connection.QueryAsync<CuratedAnswerRow>(new CommandDefinition($"{Select} ORDER BY accepted_at DESC, id DESC", cancellationToken: cancellationToken))).Select(row => row.ToStored())],
        cancellationToken);

    /// <summary>A curated answer; null when there is none.</summary>
    /// <exception cref="CurationLogException">The log cannot be read.</exception>
    public Task<StoredCuratedAnswer?> FindAsync(string id, CancellationToken cancellationToken) => ReviewTables.ReadAsync(
        log,
        null,
        async connection => (await connection.QuerySingleOrDefaultAsync<CuratedAnswerRow>(new CommandDefinition($"{Select} WHERE id = @id", new { id }, cancellationToken: cancellationToken)))?.ToStored(),
        cancellationToken);

    /// <summary>Keeps a curated answer, in place of the one with its id.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="seen">The revision that was changed; null for a new answer.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="CurationLogException">The log cannot be written.</exception>
    public Task<SaveOutcome> SaveAsync(CuratedAnswer answer, long? seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var row = CuratedAnswerRow.From(answer);
        return ReviewTables.WriteAsync(
            log,
            time,
            async transaction =>
            {
                var values = new DynamicParameters(row);
                values.Add("Revision", await NextAsync(transaction, cancellationToken));
                values.Add("Seen", seen);
                var written = await transaction.Connection!.ExecuteAsync(new CommandDefinition(seen is null ? Insert : Update, values, transaction, cancellationToken: cancellationToken));
                return written == 1 ? SaveOutcome.Saved : SaveOutcome.Conflict;
            },
            cancellationToken);
    }

    /// <summary>Takes a curated answer back, or puts it in force again.</summary>
    /// <param name="id">The answer.</param>
    /// <param name="retired">Whether it is taken back.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="CurationLogException">The log cannot be written.</exception>
    public Task<SaveOutcome> RetireAsync(string id, bool retired, CancellationToken cancellationToken) => ReviewTables.WriteAsync(
        log,
        time,
        async transaction =>
        {
            var values = new { id, revision = await NextAsync(transaction, cancellationToken), at = retired ? InteractionRow.ToText(time.GetUtcNow()) : null };
            var written = await transaction.Connection!.ExecuteAsync(new CommandDefinition("UPDATE curated_answers SET retired_at = @at, revision = @revision WHERE id = @id", values, transaction, cancellationToken: cancellationToken));
            return written == 1 ? SaveOutcome.Saved : SaveOutcome.Gone;
        },
        cancellationToken);

    private static async Task<long> NextAsync(DbTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.Connection!.ExecuteScalarAsync<long>(new CommandDefinition(Newest, transaction: transaction, cancellationToken: cancellationToken)) + 1;
}
