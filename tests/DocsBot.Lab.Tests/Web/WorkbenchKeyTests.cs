using System.Net;
using DocsBot.Lab.Web.Hosting;
using DocsBot.Lab.Web.Security;

namespace DocsBot.Lab.Tests.Web;

public sealed class WorkbenchKeyTests
{
    [Fact]
    public void A_key_opens_and_nothing_else_does()
    {
        var key = WorkbenchKey.Random();

        key.Opens(key.Text).ShouldBeTrue();
        key.Opens(key.Text[..^1]).ShouldBeFalse();
        key.Opens("").ShouldBeFalse();
        key.IsSession(key.Session).ShouldBeTrue();
        key.IsSession(key.Text).ShouldBeFalse();
        key.IsSession(null).ShouldBeFalse();
        WorkbenchKey.Random().IsSession(key.Session).ShouldBeFalse();
    }

    [Fact]
    public void A_given_key_needs_twenty_characters() => Should.Throw<ArgumentException>(() => WorkbenchKey.Given("hunter2")).Message.ShouldContain("20 characters");

    [Fact]
    public void Wrong_keys_are_counted_for_each_address_and_altogether_and_forgotten_after_a_minute()
    {
        var time = new SteppedTime();
        var attempts = new KeyAttempts(time);
        var (one, other) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"));
        for (var i = 0; i < KeyAttempts.PerAddress; i++)
        {
            attempts.MayTry(one, out _).ShouldBeTrue();
            attempts.CountWrong(one);
        }

        attempts.MayTry(one, out var wait).ShouldBeFalse();
        wait.ShouldBe(TimeSpan.FromMinutes(1));
        attempts.MayTry(other, out _).ShouldBeTrue();
        for (var i = 0; i < KeyAttempts.Altogether; i++)
        {
            attempts.CountWrong(IPAddress.Parse($"198.51.100.{i}"));
        }

        attempts.MayTry(other, out _).ShouldBeFalse();
        time.Elapsed = TimeSpan.FromMinutes(1);
        attempts.MayTry(one, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("http://localhost:5090", true)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://[::1]:5090", true)]
    [InlineData("http://0.0.0.0:5090", false)]
    [InlineData("http://lab.example.com:80", false)]
    public void An_address_tells_whether_only_this_machine_reaches_it(string url, bool isLoopback) =>
        WorkbenchAddress.TryParse(url, out _)!.IsLoopback.ShouldBe(isLoopback);

    [Theory]
    [InlineData("localhost", "no address")]
    [InlineData("https://localhost:5090", "not http")]
    [InlineData("http://localhost:5090/lab", "has a path")]
    [InlineData("http://unix:/tmp/lab.sock", "no address for a browser")]
    public void A_wrong_address_says_what_is_wrong_with_it(string url, string fault)
    {
        WorkbenchAddress.TryParse(url, out var said).ShouldBeNull();

        said.ShouldContain(fault);
        said.ShouldContain(url);
    }

    private sealed class SteppedTime : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
