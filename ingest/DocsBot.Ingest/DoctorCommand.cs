using System.CommandLine;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion;
using DocsBot.Providers.Diagnosis;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.OpenAI;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Ingest;

/// <summary>The command <c>doctor</c>.</summary>
internal static class DoctorCommand
{
    private const string About =
        """
        Looks at the index and the models and says what is right, what is wrong and how to mend it. It changes nothing, and asks each model for a word.

          dotnet run --project ingest/DocsBot.Ingest -- doctor --qdrant http://localhost:6333

        Exit codes: 0 all is well; 2 wrong usage; 4 something is wrong.
        """;

    /// <summary>Makes the command.</summary>
    /// <param name="data">The option that names the data folder.</param>
    /// <param name="qdrant">The option that names a Qdrant server.</param>
    public static Command Create(Option<string?> data, Option<string?> qdrant)
    {
        var command = new Command("doctor", About) { data, qdrant };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                return await new Doctor(await ExamineAsync(parsed.GetValue(data), parsed.GetValue(qdrant), cancellationToken)).RunAsync(cancellationToken);
            }
            catch (UsageException fault)
            {
                JobConsole.Problem(fault.Message);
                return ExitCodes.WrongUsage;
            }
        });
        return command;
    }

    private static async Task<IReadOnlyList<IExamination>> ExamineAsync(string? data, string? qdrant, CancellationToken cancellationToken)
    {
        var variables = Environment.GetEnvironmentVariables();
        var index = IndexSettings.Read(variables, DataFolder.Of(data), qdrant);
        var learnt = EnvironmentSettings.Read<CorpusEmbeddingOptions>(CorpusEmbeddingOptions.Section, variables);
        var provider = EnvironmentSettings.Read<EmbeddingModelOptions>(EmbeddingModelOptions.Section, variables);
        var model = EnvironmentSettings.Read<ModelOptions>(ModelOptions.Section, variables);
        provider.UseEnvironment(Environment.GetEnvironmentVariable);
        model.UseEnvironment(Environment.GetEnvironmentVariable);
        var recipe = await RecipeOfAsync(learnt, provider, cancellationToken);
        return
        [
            IndexExaminations.Of(index.Qdrant, index.Embedded, recipe, TimeProvider.System),
            .. provider.IsConfigured ? [new EmbeddingModelExamination(provider, TimeProvider.System)] : Array.Empty<IExamination>(),
            .. model.Chain().Select(chat => new ChatModelExamination(chat, TimeProvider.System)),
        ];
    }

    private static async Task<IndexRecipe> RecipeOfAsync(CorpusEmbeddingOptions learnt, EmbeddingModelOptions provider, CancellationToken cancellationToken)
    {
        // The pipeline knows its recipe without touching a store.
        using var store = new SqliteChunkStore(new SqliteIndexOptions(), TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
        var recipe = await new IngestPipeline(store, new IngestOptions(), TimeProvider.System, NullLogger<IngestPipeline>.Instance, new CorpusEmbeddingTrainer(learnt)).GetRecipeAsync(cancellationToken);
        return provider.IsConfigured
            ? recipe with { EmbeddingModel = provider.Identity, EmbeddingDimensions = provider.Dimensions ?? await DimensionsOfAsync(provider, cancellationToken) }
            : recipe;
    }

    /// <summary>0 when the model does not answer; its own examination says why.</summary>
    private static async Task<int> DimensionsOfAsync(EmbeddingModelOptions provider, CancellationToken cancellationToken)
    {
        var examination = new EmbeddingModelExamination(provider, TimeProvider.System);
        await foreach (var _ in examination.RunAsync(cancellationToken))
        {
            // Only the dimension is wanted here.
        }

        return examination.Dimensions ?? 0;
    }
}
