using System.CommandLine;

namespace DocsBot.Ingest;

/// <summary>The job's command line.</summary>
internal static class IngestCommand
{
    private const string About =
        """
        Reads documentation into the index that DocsBot answers from. Run again, it reads only what changed and drops the pages that are gone.

          dotnet run --project ingest/DocsBot.Ingest -- --source ../handbook/docs --base-url https://docs.example.com/

        Several sources go into one index: repeat --source, and --name and --base-url in the same order. A source that is not named stays as it is, unless
        this version of DocsBot cuts pages in another way than the one that made the index: then name them all.

        Exit codes: 0 every page is in the index; 1 some pages failed, each is named; 2 wrong usage, or a source cannot be read; 3 the index cannot be used;
        5 the embedding model cannot be used; 130 stopped by Ctrl+C, and the next run takes up where this one stopped.
        """;

    private static readonly string[] Sites = ["auto", "github", "hugo", "mkdocs", "html"];
    private static readonly string[] Styles = ["auto", "file", "directory", "html"];
    private static readonly string[] HeadingRules = ["auto", "github", "github-ascii", "blackfriday"];

    /// <summary>Runs the job.</summary>
    public static async Task<int> InvokeAsync(string[] args)
    {
        var source = new Option<string[]>("--source") { Description = "A folder of Markdown or HTML pages. May be repeated.", Required = true, HelpName = "PATH" };
        var name = new Option<string[]>("--name") { Description = "The source's name in the index. Default: docs; the folder's name when there are several.", HelpName = "NAME" };
        var baseUrl = new Option<string[]>("--base-url") { Description = "Where the source is published, for the links of citations. Default: the chat service shows the pages itself.", HelpName = "URL" };
        var site = new Option<string>("--site") { Description = "What generates the site, which decides addresses and anchors: auto, github, hugo, mkdocs or html.", DefaultValueFactory = _ => "auto", HelpName = "NAME" };
        var urls = new Option<string>("--urls") { Description = "How paths become addresses, where the site differs from its generator's habit: auto, file, directory or html.", DefaultValueFactory = _ => "auto", HelpName = "STYLE" };
        var headingIds = new Option<string>("--heading-ids") { Description = "How a Hugo site makes fragments (autoHeadingIDType): auto, github, github-ascii or blackfriday.", DefaultValueFactory = _ => "auto", HelpName = "RULE" };
        var permalink = new Option<string[]>("--permalink") { Description = "A Hugo permalink pattern, for example blog=/:section/:year/:month/:day/:slug/. May be repeated.", HelpName = "SECTION=PATTERN" };
        var parameter = new Option<string[]>("--param") { Description = "A value that pages of a Hugo site ask for, for example version=v1.31. May be repeated.", HelpName = "NAME=VALUE" };
        var data = new Option<string?>("--data") { Description = "The folder of the index. Default: data/ of the repository, else of the current folder.", HelpName = "DIR" };
        var qdrant = new Option<string?>("--qdrant") { Description = "The address of a Qdrant server that takes the index instead, for example http://localhost:6333. More settings: environment variables Qdrant__….", HelpName = "URL" };
        var maxPageSize = new Option<long>("--max-page-size") { Description = "The largest page that is read, in bytes.", DefaultValueFactory = _ => 5_000_000, HelpName = "BYTES" };
        var quiet = new Option<bool>("--quiet") { Description = "Print problems only." };
        var json = new Option<bool>("--json") { Description = "Print the report as one JSON object, and nothing else, to standard output." };
        site.AcceptOnlyFromAmong(Sites);
        urls.AcceptOnlyFromAmong(Styles);
        headingIds.AcceptOnlyFromAmong(HeadingRules);

        var root = new RootCommand(About) { source, name, baseUrl, site, urls, headingIds, permalink, parameter, data, qdrant, maxPageSize, quiet, json };
        root.Subcommands.Add(DoctorCommand.Create(data, qdrant));
        root.SetAction(async (parsed, cancellationToken) =>
        {
            var arguments = new IngestArguments
            {
                Sources = parsed.GetValue(source) ?? [],
                Names = parsed.GetValue(name) ?? [],
                BaseUrls = parsed.GetValue(baseUrl) ?? [],
                Site = parsed.GetValue(site)!,
                Urls = parsed.GetValue(urls)!,
                HeadingIds = parsed.GetValue(headingIds)!,
                Permalinks = parsed.GetValue(permalink) ?? [],
                Parameters = parsed.GetValue(parameter) ?? [],
            };
            var console = new JobConsole(parsed.GetValue(quiet), parsed.GetValue(json));
            var job = new IngestJob(arguments, parsed.GetValue(maxPageSize), console);
            return await job.RunAsync(() => IndexSettings.Read(Environment.GetEnvironmentVariables(), DataFolder.Of(parsed.GetValue(data)), parsed.GetValue(qdrant)), cancellationToken);
        });

        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, result.Errors.Select(error => error.Message)) + Environment.NewLine + "Run with --help to see the options.");
            return ExitCodes.WrongUsage;
        }

        // A minute for the page that is being written: the process ends as soon as it is.
        return await result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
    }
}
