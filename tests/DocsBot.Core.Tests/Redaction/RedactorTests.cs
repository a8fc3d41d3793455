using DocsBot.Core.Redaction;

namespace DocsBot.Core.Tests.Redaction;

public sealed class RedactorTests
{
    private static readonly Redactor Redactor = new(new RedactionOptions());

    [Theory]
    [InlineData("Write to jane.doe+docs@mail.acme-corp.co.uk please", "Write to [e-mail] please")]
    [InlineData("<jane@acme.io>, bob@acme.io!", "<[e-mail]>, [e-mail]!")]
    [InlineData("my card 4111 1111 1111 1111 is refused", "my card [card] is refused")]
    [InlineData("5500-0055-5555-5559", "[card]")]
    [InlineData("call +49 30 1234567-89 now", "call [phone] now")]
    [InlineData("+1 (415) 555-2671", "[phone]")]
    [InlineData("or (415) 555-2671, or 415-555-2671.", "or [phone], or [phone].")]
    [InlineData("Telefon: 030 123456-78", "Telefon: [phone]")]
    [InlineData("my phone number is 5552671234", "my phone number is [phone]")]
    [InlineData("my server 93.184.216.34:8080 times out", "my server [ip]:8080 times out")]
    [InlineData("bind to 2a02:8109:9440:abcd:1234:5678:9abc:def0 fails", "bind to [ip] fails")]
    [InlineData("OPENAI_API_KEY=sk-proj-abcdefghij0123456789XYZ does not work", "OPENAI_API_KEY=[secret] does not work")]
    [InlineData("token ghp_0123456789abcdefghij0123456789abcdef expired", "token [secret] expired")]
    [InlineData("AKIAIOSFODNN7ABCDEFG is denied", "[secret] is denied")]
    [InlineData("Authorization: Bearer abcdefghijklmnop0123", "Authorization: Bearer [secret]")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_DEF-123 is invalid", "[secret] is invalid")]
    [InlineData("postgres://app:S3cr3t!pw@db.internal:5432/x", "postgres://app:[secret]@db.internal:5432/x")]
    [InlineData("password: hunter2hunter2", "password: [secret]")]
    [InlineData("{\"client_secret\": \"9f8e7d6c5b4a\"}", "{\"client_secret\": \"[secret]\"}")]
    public void What_is_personal_or_secret_is_replaced_by_what_it_was(string text, string redacted) => Redactor.Redact(text).ShouldBe(redacted);

    [Fact]
    public void A_private_key_goes_whole_also_when_it_is_cut_off()
    {
        const string key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7\nabc";

        Redactor.Redact($"look: {key}\n-----END RSA PRIVATE KEY----- why?").ShouldBe("look: [private key] why?");
        Redactor.Redact($"look: {key}").ShouldBe("look: [private key]");
    }

    [Theory]
    [InlineData("How do I upgrade from 1.28.3 to 1.29.0-rc.1?")]
    [InlineData("Version 10.0.26100.1 fails, v4.18.2.1 too")]
    [InlineData("released on 2026-11-22 at 2026-11-22T10:15:30Z")]
    [InlineData("commit 4f477b5e0d5819c01b5f860d8f9a0b1c2d3e4f5a breaks it")]
    [InlineData("curl http://127.0.0.1:5080 and 192.168.1.10, 10.96.0.1/12, 0.0.0.0, ::1, fe80::1, 2001:db8::1")]
    [InlineData("std::vector<int> and Face::Bad and a::b and 12:30:45")]
    [InlineData("git clone git@github.com:acme/docs.git as user@example.com")]
    [InlineData("set password: ${DB_PASSWORD} or api_key=<your-api-key> or secret: your-secret-here")]
    [InlineData("password: ********")]
    [InlineData("What is the password policy? secret: how do I rotate it?")]
    [InlineData("id 1234567890123456 and 0000000000000000, exit code 137, port 5432, 1732269600000")]
    [InlineData("error 0x80070005, 3.14159265358979, 1,234,567.89")]
    [InlineData("import { x } from '@scope/package@1.2.3'")]
    [InlineData("ISBN 978-3-16-148410-0")]
    public void What_developers_ask_about_stays(string text) => Redactor.Redact(text).ShouldBe(text);

    [Fact]
    public void Own_patterns_are_replaced_by_their_name_and_work_alone()
    {
        var options = new RedactionOptions { Enabled = false };
        options.Patterns["customer"] = @"\bC-\d{6}\b";

        new Redactor(options).Redact("C-123456 wrote from a@b.io").ShouldBe("[customer] wrote from a@b.io");
    }

    [Fact]
    public void A_pattern_that_takes_too_long_costs_the_text_and_not_the_service()
    {
        var options = new RedactionOptions();
        options.Patterns["slow"] = "(a+)+$";

        new Redactor(options).Redact(new string('a', 60) + "!").ShouldBe(Redactor.Unsearchable);
    }

    [Fact]
    public void Long_hostile_texts_are_searched_in_time()
    {
        foreach (var piece in new[] { "a@", "1-", "+1 ", "a.", "1.", "::", "0:", "-----BEGIN PRIVATE KEY-----", "password=", "http://a:", "eyJ", "(" })
        {
            Redactor.Redact(string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length))).ShouldNotBe(Redactor.Unsearchable, piece);
        }
    }

    [Fact]
    public void Text_is_redacted_once_redacted_again_it_stays()
    {
        const string text = "jane@acme.io +49 30 1234567 4111111111111111 password=hunter2hunter2 93.184.216.34";

        var once = Redactor.Redact(text);

        Redactor.Redact(once).ShouldBe(once);
    }
}
