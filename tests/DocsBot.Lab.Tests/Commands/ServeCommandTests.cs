using System.Net;
using System.Net.Sockets;
using DocsBot.Lab.Commands;

namespace DocsBot.Lab.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docsbot-serve-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_address_that_other_machines_reach_needs_a_key()
    {
        var (exit, errors) = await RunAsync("--url", "http://0.0.0.0:0");

        exit.ShouldBe(1);
        errors.ShouldContain("Workbench__Key");
        errors.ShouldContain("--key-file");
    }

    [Theory]
    [InlineData("https://localhost:5090")]
    [InlineData("localhost:5090")]
    public async Task A_wrong_address_is_named(string url)
    {
        var (exit, errors) = await RunAsync("--url", url);

        exit.ShouldBe(2);
        errors.ShouldContain($"--url: '{url}'");
    }

    [Fact]
    public async Task A_short_key_in_a_file_is_refused()
    {
        var file = Path.Combine(_folder, "key");
        await File.WriteAllTextAsync(file, "hunter2\n", TestContext.Current.CancellationToken);

        var (exit, errors) = await RunAsync("--key-file", file);

        exit.ShouldBe(1);
        errors.ShouldContain("has 7 characters");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exit, errors) = await RunAsync("--url", $"http://127.0.0.1:{port}");

        exit.ShouldBe(1);
        errors.ShouldContain($"http://127.0.0.1:{port}");
        errors.ShouldContain("--url");
    }

    private async Task<(int Exit, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await LabCommandLine.RunAsync(["serve", "--data", _folder, .. arguments], output, errors);
        return (exit, errors.ToString());
    }
}
