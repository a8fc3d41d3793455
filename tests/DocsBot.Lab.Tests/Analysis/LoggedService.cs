using System.Globalization;
using System.Text.Json;
using Dapper;
using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Core.Redaction;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;
using DocsBot.Lab.Engine;
using DocsBot.ModelServer;
using DocsBot.Providers;
using DocsBot.Providers.Configuration;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Tests.Analysis;

/// <summary>A small documentation with the service's own pipeline and log over it, and a model's server that says what a test scripts.</summary>
internal sealed class LoggedService : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("docsbot-replay-").FullName;
    private readonly List<ScriptedServer> _models = [];

    /// <summary>Creates it with models in the order in which they are asked, named <c>model-1</c> and so on; none leaves the extractive one.</summary>
    public LoggedService(params IReadOnlyList<Func<string, string>> answers)
    {
        _models.AddRange(answers.Select(answer => new ScriptedServer((_, request) => Says(answer(MessagesOf(request))))));
        Configure();
        Doc("configure.md", "# Configure Lantern\n\nLantern reads its settings from `lantern.toml` in the working directory.\n\n## Change the port\n\nSet `port` in `lantern.toml` to change the port. The default port is 8042.\n");
        Doc("install.md", "# Install Lantern\n\nRun `lantern-setup --prefix /opt/lantern` to install Lantern.\n\n## Install on Windows\n\nDownload the installer and start it as an administrator.\n");
        Doc("errors.md", "# Errors\n\n## Address already in use\n\nLantern prints `address already in use` when another program listens on its port. Stop the other program.\n");
    }

    public string Prompts => Path.Combine(_root, "prompts");

    public string Data => Path.Combine(_root, "data");

    public string[] Places => ["--data", Data, "--prompts-folder", Prompts, "--config", ConfigFile];

    private string ConfigFile => Path.Combine(_root, "config.json");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The bodies of the requests to a model so far, each the messages as they stood in it.</summary>
    public IReadOnlyList<string> Sent(int model = 0) => [.. _models[model].Requests.Select(MessagesOf)];

    public void Configure(params (string Key, object Value)[] settings)
    {
        var model = _models.Count == 0 ? new Dictionary<string, object>(StringComparer.Ordinal) : ModelAt(0);
        if (_models.Count > 1)
        {
            model["Fallbacks"] = Enumerable.Range(1, _models.Count - 1).Select(ModelAt).ToList();
        }

        var root = new Dictionary<string, object>(StringComparer.Ordinal) { ["Model"] = model };
        foreach (var (key, value) in settings)
        {
            root[key] = value;
        }

        File.WriteAllText(ConfigFile, JsonSerializer.Serialize(root));
    }

    public void Doc(string path, string? text)
    {
        var file = Path.Combine(_root, "docs", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (text is null)
        {
            File.Delete(file);
        }
        else
        {
            File.WriteAllText(file, text);
        }
    }

    /// <summary>Takes the prompts that come with DocsBot, not released, so that a test may change them.</summary>
    public void TakeShippedPrompts()
    {
        var shipped = Path.Combine(RepositoryFolder.Find()!, "prompts");
        foreach (var file in Directory.GetFiles(shipped, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "released.lock"))
        {
            var copy = Path.Combine(Prompts, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Writes a version of the one prompt <c>answer</c>.</summary>
    public void Prompt(int version, string system, string settings = "temperature: 0")
    {
        Directory.CreateDirectory(Path.Combine(Prompts, "answer"));
        File.WriteAllText(Path.Combine(Prompts, "answer", string.Create(CultureInfo.InvariantCulture, $"v{version}.yaml")), $$$"""
            name: answer
            template_format: handlebars
            template: |
              <message role="system">{{{system}}}</message>
              {{#each history}}
              <message role="{{role}}">{{text}}</message>
              {{/each}}
              <message role="user">
              {{#each sources}}
              {{open}}
              Page: {{title}}
              {{#if heading}}
              Section: {{heading}}
              {{/if}}

              {{text}}
              {{close}}
              {{/each}}
              {{question_open}}
              {{question}}
              {{question_close}}
              </message>
            input_variables: [{ name: question }, { name: sources }, { name: history }, { name: question_open }, { name: question_close }]
            execution_settings:
              default: { {{{settings}}} }
            """);
    }

    public async Task IngestAsync()
    {
        await using var services = Build();
        var pipeline = new IngestPipeline(
            services.GetRequiredService<IChunkStore>(), new IngestOptions(), TimeProvider.System, NullLogger<IngestPipeline>.Instance, services.GetRequiredService<IEmbeddingTrainer>());
        await pipeline.RunAsync(new FolderSource("docs", Path.Combine(_root, "docs")), new SiteConventions { BaseUrl = new Uri("https://docs.lantern.dev/"), Urls = UrlStyle.Directory }, progress: null, Stop);
    }

    /// <summary>Asks as a reader does, and reads the row back from the log.</summary>
    public async Task<InteractionRecord> AskAsync(string text, params Turn[] history)
    {
        await using (var services = Build())
        {
            var question = new Question { Text = text, ConversationId = "0198c0de-0000-7000-8000-000000000001", History = history };
            await foreach (var _ in services.GetRequiredService<AnswerPipeline>().AnswerAsync(question, Stop))
            {
                // The log has it.
            }
        }

        return (await RowsAsync())[0];
    }

    /// <summary>All rows, the newest first.</summary>
    public async Task<List<InteractionRecord>> RowsAsync()
    {
        var rows = new List<InteractionRecord>();
        await foreach (var row in new InteractionReader(LogDatabase.Of(LogOptions)).NewestAsync(Stop))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Does to the log what time and hands do.</summary>
    public async Task<InteractionRecord> AlterLogAsync(string sql)
    {
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = LogOptions.Path, Pooling = false }.ToString()))
        {
            await connection.ExecuteAsync(sql);
        }

        return (await RowsAsync())[0];
    }

    public LabEngine Open() => LabEngine.Open(new LabPlaces(Data, Prompts, ConfigFile));

    public async ValueTask DisposeAsync()
    {
        foreach (var model in _models)
        {
            await model.DisposeAsync();
        }

        Directory.Delete(_root, recursive: true);
    }

    private InteractionLogOptions LogOptions => new() { Path = Path.Combine(Data, InteractionLogOptions.FileName) };

    private ServiceProvider Build()
    {
        Directory.CreateDirectory(Data);
        var configuration = new ConfigurationBuilder().AddJsonFile(ConfigFile).AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Directory"] = Data, ["Prompts:Directory"] = Prompts,
        }).Build();
        var services = new ServiceCollection();
        services.AddAnsweringOptions(configuration);
        services.AddLogging();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddAnswering();
        services.AddSection<RedactionOptions>(configuration, RedactionOptions.Section);
        services.AddSingleton<Redactor>();
        services.AddSingleton(provider => new InteractionLog(provider.GetRequiredService<InteractionLogOptions>(), TimeProvider.System, NullLogger<InteractionLog>.Instance));
        services.AddSingleton<IInteractionLog>(provider => new RedactedInteractionLog(
            new SignallingInteractionLog(provider.GetRequiredService<InteractionLog>(), provider.GetRequiredService<SignalOptions>()), provider.GetRequiredService<Redactor>()));
        return services.BuildServiceProvider();
    }

    private Dictionary<string, object> ModelAt(int place) => new(StringComparer.Ordinal)
    {
        ["Endpoint"] = _models[place].Endpoint.AbsoluteUri, ["Name"] = string.Create(CultureInfo.InvariantCulture, $"model-{place + 1}"), ["Retries"] = 0,
    };

    private static string MessagesOf(ScriptedRequest request) => request.Body.GetProperty("messages").GetRawText();

    private static Func<ScriptedConnection, Task> Says(string text) => text.Length == 0
        ? ScriptedServer.Fails(400, """{"error":{"message":"This model's maximum context length is 4097 tokens.","code":"context_length_exceeded"}}""")
        : ScriptedServer.Streams(ScriptedServer.Delta(text), """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""", """{"choices":[],"usage":{"prompt_tokens":812,"completion_tokens":14}}""", "[DONE]");
}
