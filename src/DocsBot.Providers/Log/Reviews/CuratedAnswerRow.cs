using System.Text.Json;
using DocsBot.Core.Curation;
using DocsBot.Core.Retrieval;

namespace DocsBot.Providers.Log.Reviews;

/// <summary>A row of the table <c>curated_answers</c>, as Dapper binds it.</summary>
internal sealed record CuratedAnswerRow
{
    public const string Columns = """
        id AS Id, revision AS Revision, questions AS Questions, answer AS Answer, sources AS Sources, filter_product AS FilterProduct, filter_version AS FilterVersion,
        filter_language AS FilterLanguage, author AS Author, accepted_at AS AcceptedAt, expires_at AS ExpiresAt, retired_at AS RetiredAt
        """;

    public required string Id { get; init; }

    public long Revision { get; init; }

    public required string Questions { get; init; }

    public required string Answer { get; init; }

    public required string Sources { get; init; }

    public string? FilterProduct { get; init; }

    public string? FilterVersion { get; init; }

    public string? FilterLanguage { get; init; }

    public required string Author { get; init; }

    public required string AcceptedAt { get; init; }

    public string? ExpiresAt { get; init; }

    public string? RetiredAt { get; init; }

    public static CuratedAnswerRow From(CuratedAnswer answer) => new()
    {
        Id = answer.Id,
        Questions = JsonSerializer.Serialize(answer.Questions.Select(ReviewTables.Clean), ReviewTables.Json),
        Answer = ReviewTables.Clean(answer.Text)!,
        Sources = JsonSerializer.Serialize(answer.Sources, ReviewTables.Json),
        FilterProduct = answer.Filter.Product,
        FilterVersion = answer.Filter.Version,
        FilterLanguage = answer.Filter.Language,
        Author = ReviewTables.Clean(answer.Author)!,
        AcceptedAt = InteractionRow.ToText(answer.AcceptedAt),
        ExpiresAt = answer.ExpiresAt is { } expires ? InteractionRow.ToText(expires) : null,
    };

    public StoredCuratedAnswer ToStored() => new(
        new CuratedAnswer
        {
            Id = Id,
            Questions = JsonSerializer.Deserialize<List<string>>(Questions, ReviewTables.Json)!,
            Text = Answer,
            Sources = JsonSerializer.Deserialize<List<CuratedSource>>(Sources, ReviewTables.Json)!,
            Filter = new SearchFilter { Product = FilterProduct, Version = FilterVersion, Language = FilterLanguage },
            Author = Author,
            AcceptedAt = InteractionRow.ToTime(AcceptedAt),
            ExpiresAt = ExpiresAt is null ? null : InteractionRow.ToTime(ExpiresAt),
        },
        Revision,
        RetiredAt is null ? null : InteractionRow.ToTime(RetiredAt));
}
