using System.Net.Http.Json;
using System.Text.Json;
using DocsBot.Chat.Tests;
using DocsBot.Core.Answering;
using DocsBot.Lab.Commands;
using DocsBot.ModelServer;
using DocsBot.Providers.Configuration;

namespace DocsBot.EndToEnd.Tests.Loop;

/// <summary>A running service over a small product's documentation, with prompts of its own, a model server, and the Lab beside it on the same configuration.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private static readonly string[] Rules = ["{{> citations}}", "{{> refusal}}"];

    /// <summary>Every question has its answer in the documentation, in a sentence of its own.</summary>
    private static readonly (string Question, string Page, string Fact)[] Facts =
    [
        ("Which port does Lantern listen on?", "network", "Lantern listens on port 8042 unless the settings name another port."),
        ("Where does Lantern keep its settings?", "settings", "Lantern keeps its settings in the file lantern.toml of the working directory."),
        ("How are text files compressed in Lantern?", "compression", "Lantern compresses text files with Brotli when compression is set to true."),
        ("How long are access logs kept by Lantern?", "logging", "Lantern keeps access logs for fourteen days and deletes older ones every night."),
        ("Which certificate does Lantern use for HTTPS?", "https", "Lantern uses the certificate that the setting tls_certificate names for HTTPS."),
        ("How large may an upload to Lantern be?", "uploads", "Lantern accepts an upload of at most 64 megabytes by default."),
        ("How is the cache of Lantern emptied?", "cache", "Lantern empties its cache when the command lantern cache clear is run."),
        ("How many workers does Lantern start?", "workers", "Lantern starts as many workers as the machine has processors."),
        ("Which user does the Lantern service run as?", "service", "Lantern runs its service as the user named lantern after the installation."),
        ("How is Lantern told to reload its settings?", "reload", "Lantern reloads its settings when its process receives the signal SIGHUP."),
        ("How does Lantern redirect old addresses?", "redirects", "Lantern redirects old addresses by the table in the file redirects.csv."),
        ("Where does Lantern write its metrics?", "metrics", "Lantern writes its metrics to the address /metrics in the Prometheus format."),
    ];

    private readonly TemporaryFolder _folder;
    private readonly ScriptedServer _model;
    private readonly string _config;
    private ChatServer _service = null!;

    private Workplace(TemporaryFolder folder, ScriptedServer model)
    {
        (_folder, _model) = (folder, model);
        _config = Path.Combine(folder.Root, "appsettings.json");
    }

    /// <summary>The folder of prompts.</summary>
    public string Prompts => Path.Combine(_folder.Root, "prompts");

    /// <summary>The evaluation set: other words for the same facts.</summary>
    public string Scenarios => Path.Combine(_folder.Root, "scenarios.yaml");

    /// <summary>Starts the service with a bad template in force.</summary>
    public static async Task<Workplace> StartAsync()
    {
        var workplace = new Workplace(TemporaryFolder.Empty(), ObedientModel.Start());
        workplace.Write();
        workplace._service = await ChatServer.StartAsync(workplace._folder, workplace.Settings());
        return workplace;
    }

    /// <summary>Every reader asks a question in a conversation of his own and says whether the answer helped.</summary>
    public async Task<IReadOnlyList<ChatEvent.Completed>> AskAllAsync(Func<ChatEvent.Completed, bool> likes, int rounds = 1)
    {
        var answers = new List<ChatEvent.Completed>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (question, _, _) in Facts)
            {
                var (_, events) = await _service.AskAsync(question);
                var answer = events[^1].ShouldBeOfType<ChatEvent.Completed>();
                answers.Add(answer);
                await _service.FlushLogAsync();
                using var said = await _service.Client.PostAsJsonAsync("/api/feedback", new { answer.InteractionId, answer.ConversationId, helpful = likes(answer) }, TestContext.Current.CancellationToken);
                said.IsSuccessStatusCode.ShouldBeTrue();
            }
        }

        await _service.FlushLogAsync();
        return answers;
    }

    /// <summary>Runs a command of the Lab, which must succeed.</summary>
    public async Task<LabResult> LabAsync(params string[] arguments)
    {
        var (code, result) = await RunAsync(arguments);
        code.ShouldBe(0, $"lab {string.Join(' ', arguments)}\n{result.Output}\n{result.Errors}");
        return result;
    }

    /// <summary>Runs a command of the Lab, which must refuse.</summary>
    public async Task<LabResult> RefusedAsync(params string[] arguments)
    {
        var (code, result) = await RunAsync(arguments);
        code.ShouldBe(1, $"lab {string.Join(' ', arguments)}\n{result.Output}\n{result.Errors}");
        return result;
    }

    private async Task<(int Code, LabResult Result)> RunAsync(string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var isAboutFiles = arguments[0] == "prompts";
        string[] places = isAboutFiles ? [] : ["--data", _folder.Data, "--prompts-folder", Prompts, "--config", _config];
        var code = await LabCommandLine.RunAsync([.. arguments, .. places], output, errors);
        return (code, new LabResult(output.ToString(), errors.ToString()));
    }

    /// <summary>Gives a version its rules back.</summary>
    public void Mend(int version)
    {
        var file = Path.Combine(Prompts, "answer", $"v{version}.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("Answer from what you know.", string.Join("\n  ", Rules), StringComparison.Ordinal));
    }

    /// <summary>Waits until the running service shows that it has taken a change of the routing.</summary>
    public async Task WaitForAsync(Func<string, bool> isThere)
    {
        for (var i = 0; i < 600; i++)
        {
            var ready = await _service.Client.GetFromJsonAsync<JsonElement>("/readyz", TestContext.Current.CancellationToken);
            if (isThere(ready.GetRawText()))
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The service did not take the change.");
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _model.DisposeAsync();
        _folder.Dispose();
    }

    private void Write()
    {
        foreach (var (_, page, fact) in Facts)
        {
            _folder.Write($"{page}.md", $"# {char.ToUpperInvariant(page[0])}{page[1..]}\n\n{fact}\n");
        }

        Copy(Locations.Prompts(given: null), Prompts);
        var answer = Path.Combine(Prompts, "answer");
        var bad = File.ReadAllText(Path.Combine(answer, "v1.yaml"));
        bad = bad.Replace(string.Join("\n  ", Rules), "Answer from what you know.", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(answer, "v4.yaml"), bad);
        File.AppendAllText(Path.Combine(answer, "versions.yaml"), "  - version: 4\n    domain: general\n    parent: 1\n    author: somebody\n    date: 2026-11-01\n    change: Shorter, since every token costs.\n");
        File.WriteAllText(Path.Combine(Prompts, "routing.yaml"), "# Who answers what.\ndefault: general\ndomains:\n  - name: general\n    description: Every question.\n    prompt: answer@v4  # since the first of November\n");
        File.WriteAllText(_config, JsonSerializer.Serialize(new { Model = new { Endpoint = _model.Endpoint, Name = "obedient" }, Retrieval = new { MinimumConfidence = 0 } }));
        File.WriteAllText(Scenarios, $"name: lantern\ncases:\n{string.Concat(Facts.Select((fact, i) => $"  - id: fact-{i}\n    question: \"Please tell me: {char.ToLowerInvariant(fact.Question[0])}{fact.Question[1..]}\"\n    answer: \"{fact.Fact}\"\n    pages: [{fact.Page}.md]\n"))}");
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["Prompts:Directory"] = Prompts,
        ["Model:Endpoint"] = _model.Endpoint.ToString(),
        ["Model:Name"] = "obedient",
        ["Retrieval:MinimumConfidence"] = "0",
        ["Routing:ExperimentInterval"] = "00:00:00.100",
        ["Limits:QuestionsPerMinutePerAddress"] = "100000",
        ["Limits:FeedbackPerMinutePerAddress"] = "100000",
    };

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
