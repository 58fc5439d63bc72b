#include <exception>
#include <new>

#include "cli/command.hpp"
#include "cli/terminal.hpp"

int main(int argc, char** argv) {
  using namespace planpress::cli;
  try {
    return run_command_line(argc, argv);
  } catch (const std::bad_alloc&) {
    print_talk("error: out of memory; nothing was published\n");
    return exit_io;
  } catch (const std::exception& fault) {
    print_talk("error: a fault of planpress itself: ");
    print_talk(fault.what());
    print_talk("\nplease report it; nothing was published\n");
    return exit_own_fault;
  }
}
