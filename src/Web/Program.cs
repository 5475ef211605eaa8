using GlobalReach.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddEnvironmentVariables("GLOBALREACH__");
Hosting.Configure(builder);

var app = builder.Build();
Hosting.Map(app);
await Hosting.Prepare(app);
await app.RunAsync();

/// <summary>The web host, named so that tests can start it.</summary>
public partial class Program;
